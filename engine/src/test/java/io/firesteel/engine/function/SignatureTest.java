package io.firesteel.engine.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.EvalMode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
  private static CallSite call(EvalMode mode, String... types) {
    List<Argument> arguments =
        Arrays.stream(types).map(t -> Argument.of(TypeText.parse(t))).toList();
    return new CallSite("f", arguments, mode, Settings.DEFAULTS, () -> "f(...)");
  }

  private static SqlException failure(String signature, String... types) {
    return catchThrowableOfType(
        SqlException.class,
        () -> Signature.resolver(signature).resolve(call(EvalMode.ANSI, types)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(string, int, int?) -> string; string,int; string,int; string",
        "(string|binary, int) -> $1; binary,bigint; binary,int; binary",
        "(string|binary) -> int; date; string; int",
        "(numeric) -> double; string; double; double",
        "(array<T>, T) -> array<T>; array<int>,bigint; array<bigint>,bigint; array<bigint>",
        "(T...) -> T; int,string,double; double,double,double; double",
        "(map<K,V>, K) -> V; map<string,int>,string; map<string,int>,string; int",
        "(decimal) -> $1; int; decimal(10,0); decimal(10,0)",
        "(anytimestamp) -> $1; date; timestamp; timestamp",
        "(date, int) -> date; void,void; date,int; date"
      })
  void argumentsAreCastAsTheSignatureAsks(
      String signature, String given, String expected, String result) {
    Resolved resolved = Signature.resolver(signature).resolve(call(EvalMode.ANSI, types(given)));
    assertThat(resolved.argumentTypes().stream().map(SqlType::simpleName).toList())
        .containsExactly(types(expected));
    assertThat(resolved.type().simpleName()).isEqualTo(result);
  }

  private static String[] types(String list) {
    if (list.startsWith("decimal")) {
      return new String[] {list};
    }
    return list.startsWith("map")
        ? new String[] {
          list.substring(0, list.indexOf('>') + 1), list.substring(list.indexOf('>') + 2)
        }
        : list.split(",");
  }

  @Test
  void missingArgumentsTakeTheirDefaults() {
    Resolved resolved =
        Signature.resolver("(string, string = 'x', bigint = 7) -> string")
            .resolve(call(EvalMode.ANSI, "string"));
    assertThat(resolved.argumentTypes())
        .containsExactly(SqlType.STRING, SqlType.STRING, SqlType.BIGINT);
    assertThat(resolved.defaults()).hasToString("[x, 7]");
  }

  @Test
  void wrongNumberOfArgumentsNamesTheNumbersThatFit() {
    assertThat(failure("(string, int, int?) -> string").parameters())
        .containsEntry("expectedNum", "[2, 3]")
        .containsEntry("actualNum", "0")
        .containsEntry("functionName", "`f`");
    assertThat(failure("(any+) -> int").parameters()).containsEntry("expectedNum", "> 0");
  }

  @Test
  void wrongTypeNamesTheParameterAndWhatItTakes() {
    SqlException e = failure("(string|binary, int) -> string", "array<int>", "int");
    assertThat(e.code().name()).isEqualTo("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE");
    assertThat(e.parameters())
        .containsEntry("paramIndex", "first")
        .containsEntry("requiredType", "(\"STRING\" or \"BINARY\")")
        .containsEntry("inputType", "\"ARRAY<INT>\"");
  }

  @Test
  void elementsWithoutCommonTypeAreReportedAsSparkDoes() {
    assertThat(failure("(array<T>, T) -> T", "array<int>", "date").code().name())
        .isEqualTo("DATATYPE_MISMATCH.ARRAY_FUNCTION_DIFF_TYPES");
    assertThat(failure("(array<T>, array<T>) -> T", "array<int>", "array<date>").code().name())
        .isEqualTo("DATATYPE_MISMATCH.BINARY_ARRAY_DIFF_TYPES");
    assertThat(failure("(T...) -> T", "int", "date").parameters())
        .containsEntry("dataType", "(\"INT\" or \"DATE\")");
  }
}
