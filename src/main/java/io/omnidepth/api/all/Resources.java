package io.omnidepth.api.all;

import io.omnidepth.api.Resource;
import io.omnidepth.api.books.BookResource;
import io.omnidepth.api.depth.DepthResource;
import io.omnidepth.api.fill.FillResource;
import io.omnidepth.api.history.HistoryResource;
import io.omnidepth.api.instruments.InstrumentsResource;
import io.omnidepth.api.rates.RatesResource;
import io.omnidepth.api.summary.SummaryResource;
import io.omnidepth.api.venues.VenuesResource;
import java.util.List;

/** All resources, in the order in which documents list them. */
public final class Resources {
  public static final List<Resource<?>> ALL =
      List.of(
          new DepthResource(),
          new FillResource(),
          new SummaryResource(),
          new HistoryResource(),
          new RatesResource(),
          new BookResource(),
          new VenuesResource(),
          new InstrumentsResource());

  private Resources() {}
}
