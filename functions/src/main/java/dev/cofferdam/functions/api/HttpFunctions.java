package dev.cofferdam.functions.api;

import dev.cofferdam.functions.api.read.Origin;
import dev.cofferdam.functions.api.write.AnalysisBody;
import dev.cofferdam.functions.api.write.ResponseWriter;
import dev.cofferdam.functions.api.write.ResultBody;
import dev.cofferdam.functions.api.write.RuntimesBody;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import io.quarkus.funqy.Funq;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The functions that are called over plain HTTP, each at the path of its name. */
@Singleton
public class HttpFunctions {

  private final Reception reception;
  private final RuntimeCatalogue catalogue;
  private final LimitRanges ranges;

  /**
   * Joins the parts.
   *
   * @param reception does the work
   * @param catalogue which runtimes there are
   * @param ranges what a caller may set
   */
  @Inject
  public HttpFunctions(Reception reception, RuntimeCatalogue catalogue, LimitRanges ranges) {
    this.reception = reception;
    this.catalogue = catalogue;
    this.ranges = ranges;
  }

  /**
   * Judges a program and runs it once.
   *
   * @param body the request, null for the JSON value null
   * @return what happened
   */
  @Funq("execute")
  public Uni<ResultBody> execute(@Nullable RequestBody body) {
    return reception.execute(body, new Origin.Call()).map(Reception.Executed::body);
  }

  /**
   * Judges a program and runs nothing.
   *
   * @param body the request, null for the JSON value null
   * @return what the policy said
   */
  @Funq("analyze")
  public AnalysisBody analyze(@Nullable RequestBody body) {
    return ResponseWriter.analysis(reception.analyze(body, new Origin.Call()));
  }

  /**
   * Says which runtimes there are, and within which limits programs run.
   *
   * @return what is installed now
   */
  @Funq("runtimes")
  public RuntimesBody runtimes() {
    return ResponseWriter.runtimes(catalogue.all(), ranges);
  }
}
