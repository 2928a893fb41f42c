import java.util.List;

/** Something to measure. */
interface Benchmark {

  /** By which it is chosen. */
  String name();

  /** What is measured, in a sentence. */
  String about();

  /** Measures; whatever it starts is gone when it returns, however it does. */
  List<Figure> measure(Bench bench) throws Exception;
}
