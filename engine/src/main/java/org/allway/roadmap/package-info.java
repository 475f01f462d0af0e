/** From an assessment to dated phases and doses. Pure arithmetic over the compiled protocol. */
@NullMarked
package org.allway.roadmap;

import org.jspecify.annotations.NullMarked;
