/** Orders of drugs, checked against the child's plan and against rules that hold for everybody. */
@NullMarked
package org.allway.order;

import org.jspecify.annotations.NullMarked;
