package io.omnidepth.api;

/** The answer to a request: a representation of the resource, or the problem that prevents it. */
public sealed interface Answer permits Representation, Problem {}
