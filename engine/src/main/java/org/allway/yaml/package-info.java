/** YAML text as nodes that know their line and column. Knows nothing of what the text means. */
@NullMarked
package org.allway.yaml;

import org.jspecify.annotations.NullMarked;
