package org.allway.comparison;

import org.allway.library.Centre;
import org.allway.library.Library;
import org.allway.library.Protocol;

/** One of the two that are compared: a protocol of a library, as a centre gives it. */
public record Side(Library library, Protocol protocol, Centre centre) {}
