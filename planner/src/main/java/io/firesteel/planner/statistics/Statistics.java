package io.firesteel.planner.statistics;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.ChainedRelMetadataProvider;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;

/** Puts our estimates into Calcite's metadata. */
public final class Statistics {
  /** One object for all queries: Calcite compiles handlers once a provider. */
  static final RelMetadataProvider PROVIDER =
      ChainedRelMetadataProvider.of(
          List.of(
              ReflectiveRelMetadataProvider.reflectiveSource(
                  new RowCounts(), BuiltInMetadata.RowCount.Handler.class),
              DefaultRelMetadataProvider.INSTANCE));

  private static final JaninoRelMetadataProvider JANINO = JaninoRelMetadataProvider.of(PROVIDER);

  private Statistics() {}

  /** Makes a query's metadata use our estimates; for the thread that plans it. */
  public static void install(RelOptCluster cluster) {
    RelMetadataQueryBase.THREAD_PROVIDERS.set(JANINO);
    cluster.setMetadataProvider(PROVIDER);
    cluster.setMetadataQuerySupplier(RelMetadataQuery::instance);
  }
}
