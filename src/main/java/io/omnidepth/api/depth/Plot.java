package io.omnidepth.api.depth;

/**
 * The part of a picture where the curves are.
 *
 * @param prices the shown range
 * @param sizes from 0; there is room above the curves
 */
record Plot(Axis prices, Axis sizes) {
  double left() {
    return prices.from();
  }

  double right() {
    return prices.to();
  }

  double top() {
    return sizes.to();
  }

  double bottom() {
    return sizes.from();
  }
}
