package dev.cofferdam.functions.api;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.cofferdam.functions.access.Role;
import dev.cofferdam.functions.api.door.Door;
import dev.cofferdam.functions.api.read.Origin;
import dev.cofferdam.functions.api.read.ReportFormat;
import dev.cofferdam.functions.api.write.ResponseWriter;
import dev.cofferdam.functions.api.write.ResultBody;
import dev.cofferdam.functions.api.write.RuntimesBody;
import dev.cofferdam.functions.execution.result.AnalysisResult;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.policy.report.Judged;
import dev.cofferdam.policy.report.SarifReport;
import io.quarkus.funqy.Funq;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions that are called over plain HTTP, each at the path of its name. */
@Singleton
public class HttpFunctions {

  private final Reception reception;
  private final RuntimeCatalogue catalogue;
  private final LimitRanges ranges;
  private final SarifReport sarif;
  private final CurrentVertxRequest current;

  /**
   * Joins the parts.
   *
   * @param reception does the work
   * @param catalogue which runtimes there are
   * @param ranges what a caller may set
   * @param sarif writes analyses for viewers
   * @param current where the door left what the query asks for
   */
  @Inject
  public HttpFunctions(
      Reception reception,
      RuntimeCatalogue catalogue,
      LimitRanges ranges,
      SarifReport sarif,
      CurrentVertxRequest current) {
    this.sarif = sarif;
    this.current = current;
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
  @RolesAllowed({Role.EXECUTE, Role.ADMIN})
  public Uni<ResultBody> execute(@Nullable RequestBody body) {
    return reception.execute(body, new Origin.Call()).map(Reception.Executed::body);
  }

  /**
   * Judges a program and runs nothing.
   *
   * @param body the request, null for the JSON value null
   * @return what the policy said, in the form that the query or the request's {@code format} asks
   *     for
   */
  @Funq("analyze")
  @RolesAllowed({Role.ANALYZE, Role.ADMIN})
  public Object analyze(@Nullable RequestBody body) {
    if (body == null) {
      return ResponseWriter.analysis(reception.analyze(null, new Origin.Call()));
    }
    ReportFormat.Asked asked = ReportFormat.of(body.tree(), fromQuery());
    AnalysisResult.Judged judged =
        reception.analyze(new RequestBody(asked.request()), new Origin.Call());
    return switch (asked.format()) {
      case JSON -> ResponseWriter.analysis(judged);
      case SARIF ->
          new RawValue(sarif.of(List.of(new Judged(judged.id().value(), judged.verdict()))));
    };
  }

  private Optional<ReportFormat> fromQuery() {
    return Optional.ofNullable(current.getCurrent().get(Door.FORMAT));
  }

  /**
   * Says which runtimes there are, and within which limits programs run.
   *
   * @return what is installed now
   */
  @Funq("runtimes")
  @RolesAllowed({Role.ANALYZE, Role.EXECUTE, Role.ADMIN})
  public RuntimesBody runtimes() {
    return ResponseWriter.runtimes(catalogue.all(), ranges);
  }
}
