package io.omnidepth.api;

import java.util.function.Supplier;

/** An answer, to be written in the form that is asked for. */
public interface Written {
  String in(Form form);

  /** An answer that is a table, too. */
  static Written table(Supplier<String> json, Supplier<String> csv) {
    return form -> form == Form.CSV ? csv.get() : json.get();
  }
}
