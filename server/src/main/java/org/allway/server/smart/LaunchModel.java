package org.allway.server.smart;

import org.allway.words.Words;

/**
 * Why a child could not be opened.
 *
 * @param admit whether the child can be admitted
 */
public record LaunchModel(Words title, Words text, String detail, boolean admit) {}
