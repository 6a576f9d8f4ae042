package io.omnidepth.tape;

import io.omnidepth.venue.Claim;
import java.util.List;

/** The effects of readers on polling and on the board. Any thread may call them. */
public interface Inputs {
  /** No effects. A replay's readers have none, as the tape has those of the recorded run. */
  Inputs NONE =
      new Inputs() {
        @Override
        public void watch(List<Claim> claims) {}

        @Override
        public void recount() {}
      };

  /** Polls only these instruments from now on. */
  void watch(List<Claim> claims);

  /** Makes the next publication increase the sequence. */
  void recount();
}
