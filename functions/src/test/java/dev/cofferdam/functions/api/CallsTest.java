package dev.cofferdam.functions.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeParts.Profile.class)
class CallsTest {

  @Test
  void a_program_runs_and_its_output_comes_back() {
    given()
        .contentType("application/json")
        .body("{\"language\":\"python\",\"code\":\"print 42\"}")
        .when()
        .post("/execute")
        .then()
        .log()
        .all()
        .statusCode(200)
        .body("status", equalTo("completed"))
        .body("run.stdout", equalTo("42\n"));
  }
}
