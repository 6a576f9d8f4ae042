package io.omnidepth.settings;

/** The source of the words that a shell offers for a setting's value. */
public enum Candidates {
  NONE,
  FILES,
  VENUES,
  /** The setting's own {@link Setting#words()}. */
  WORDS
}
