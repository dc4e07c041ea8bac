package io.firesteel.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.*;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the records of statements hold. */
class StatementTest {
  private static Statement parse(String sql) {
    return SqlParser.parseStatement(sql, ParseOptions.DEFAULTS);
  }

  @Test
  void createTableHasColumnsAndFormat() {
    CreateTable t =
        (CreateTable)
            parse(
                "CREATE EXTERNAL TABLE IF NOT EXISTS a.t (x INT NOT NULL COMMENT 'c', y STRING DEFAULT"
                    + " 'd', PRIMARY KEY (x)) USING parquet OPTIONS (k 1, 'l.m' = 'n') PARTITIONED BY"
                    + " (y, bucket(4, x)) LOCATION '/p' COMMENT 'tc' TBLPROPERTIES (a.b = true)");
    assertThat(t.name().parts()).containsExactly("a", "t");
    assertThat(t.external()).isTrue();
    assertThat(t.ifNotExists()).isTrue();
    assertThat(t.create()).isTrue();
    assertThat(t.replace()).isFalse();
    assertThat(t.columns()).hasSize(2);
    assertThat(t.columns().get(0).nullable()).isFalse();
    assertThat(t.columns().get(0).comment()).contains("c");
    assertThat(t.columns().get(1).defaultValue()).isPresent();
    assertThat(t.constraints()).hasSize(1);
    assertThat(t.constraints().get(0).columns()).containsExactly("x");
    assertThat(t.format().provider()).contains("parquet");
    assertThat(t.format().options()).containsOnlyKeys("k", "l.m");
    assertThat(t.format().partitioning())
        .extracting(PartitionTransform::transform)
        .containsExactly("identity", "bucket");
    assertThat(t.format().location()).contains("/p");
    assertThat(t.format().comment()).contains("tc");
    assertThat(t.format().properties()).containsExactly(Map.entry("a.b", "true"));
  }

  @Test
  void optionsAndPropertiesNeedNoEqualsSign() {
    CreateTable t =
        (CreateTable)
            parse("CREATE TABLE t (a INT) USING csv OPTIONS ('path' '/a') TBLPROPERTIES ('b' 'c')");
    assertThat(((Literal) t.format().options().get("path")).value()).contains("/a");
    assertThat(t.format().properties()).containsExactly(Map.entry("b", "c"));
  }

  @Test
  void createTableAsSelectHasAQuery() {
    CreateTable t = (CreateTable) parse("CREATE OR REPLACE TABLE t USING parquet AS SELECT 1 a");
    assertThat(t.create() && t.replace()).isTrue();
    assertThat(TreeText.of(t.query().orElseThrow())).isEqualTo("SELECT 1 AS `a`");
  }

  @Test
  void createViewKnowsItsQuerysText() {
    String sql = "CREATE OR REPLACE TEMP VIEW v (a COMMENT 'x', b) AS SELECT 1, 2;";
    CreateView v = (CreateView) parse(sql);
    assertThat(v.temporary() && v.orReplace()).isTrue();
    assertThat(v.global()).isFalse();
    assertThat(v.columns()).extracting(ViewColumn::name).containsExactly("a", "b");
    assertThat(v.query().span().of(sql)).isEqualTo("SELECT 1, 2");
  }

  @Test
  void insertHasPartitionAndColumns() {
    InsertInto i =
        (InsertInto) parse("INSERT OVERWRITE a.t PARTITION (p = 1, q) (x, y) SELECT 1, 2, 3");
    assertThat(i.overwrite()).isTrue();
    assertThat(i.columns()).containsExactly("x", "y");
    assertThat(i.partition()).extracting(PartitionValue::column).containsExactly("p", "q");
    assertThat(i.partition().get(1).value()).isEmpty();
    assertThat(((InsertInto) parse("INSERT INTO t BY NAME SELECT 1 a")).byName()).isTrue();
    assertThat(((InsertInto) parse("INSERT INTO t REPLACE WHERE a = 1 SELECT 1 a")).replaceWhere())
        .isPresent();
  }

  @Test
  void insertMayHaveWithBeforeIt() {
    InsertInto i = (InsertInto) parse("WITH s AS (SELECT 1) INSERT INTO t SELECT * FROM s");
    assertThat(TreeText.of(i.query())).isEqualTo("WITH `s` AS (SELECT 1) SELECT * FROM `s`");
  }

  @Test
  void multiInsertSharesItsFrom() {
    MultiInsert m =
        (MultiInsert) parse("FROM t INSERT INTO a SELECT x INSERT INTO b SELECT y WHERE z");
    assertThat(m.inserts()).hasSize(2);
    assertThat(TreeText.of(((InsertInto) m.inserts().get(1)).query()))
        .isEqualTo("SELECT `y` FROM `t` WHERE `z`");
  }

  @Test
  void mergeHasItsActions() {
    MergeInto m =
        (MergeInto)
            parse(
                "MERGE INTO t AS a USING (SELECT 1) AS s ON a.x = s.x WHEN MATCHED AND a.y THEN UPDATE"
                    + " SET z = 1 WHEN NOT MATCHED THEN INSERT (x, z) VALUES (s.x, 2) WHEN NOT MATCHED"
                    + " BY SOURCE THEN DELETE");
    assertThat(m.actions())
        .extracting(MergeAction::kind)
        .containsExactly(MergeActionKind.UPDATE, MergeActionKind.INSERT, MergeActionKind.DELETE);
    assertThat(m.actions().get(0).condition()).isPresent();
    assertThat(m.actions().get(1).values()).hasSize(2);
    assertThat(m.actions().get(2).match()).isEqualTo(MergeMatch.NOT_MATCHED_BY_SOURCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      nullValues = "none",
      value = {
        "SET # none # none",
        "SET -v # -v # none",
        "SET a.b # a.b # none",
        "SET a.b=c # a.b # c",
        "SET a.b = 'c d' ; # a.b # 'c d'",
        "SET `a b`=c=d # a b # c=d",
        "SET a=`x y` # a # x y",
        "SET a = # a # ''",
        "SET spark.sql.shuffle.partitions=2 # spark.sql.shuffle.partitions # 2",
      })
  void setTakesKeyAndValueAsText(String sql, String key, String value) {
    SetConfiguration s = (SetConfiguration) parse(sql);
    assertThat(s.key()).isEqualTo(Optional.ofNullable(key));
    if (sql.contains("'c d'")) {
      assertThat(s.value()).contains("'c d'");
    } else {
      assertThat(s.value()).isEqualTo(Optional.ofNullable(value));
    }
  }

  @Test
  void variablesAndTimeZone() {
    assertThat(((DeclareVariable) parse("DECLARE OR REPLACE VARIABLE x, y INT DEFAULT 1")).names())
        .hasSize(2);
    assertThat(((SetVariable) parse("SET VAR x = 1, y = DEFAULT")).assignments()).hasSize(2);
    assertThat(((SetVariable) parse("SET VARIABLE (x, y) = (SELECT 1, 2)")).targets()).hasSize(2);
    assertThat(((SetTimeZone) parse("SET TIME ZONE 'UTC'")).zone()).contains("UTC");
    assertThat(((SetTimeZone) parse("SET TIME ZONE INTERVAL '1:30' HOUR TO MINUTE")).offset())
        .isPresent();
    assertThat(((SetTimeZone) parse("SET TIME ZONE LOCAL")).zone()).isEmpty();
    assertThat(
            ((ExecuteImmediate) parse("EXECUTE IMMEDIATE 'x' INTO a USING 1 AS b, 2")).arguments())
        .hasSize(2);
  }

  @Test
  void functionsHaveABody() {
    CreateSqlFunction f =
        (CreateSqlFunction)
            parse(
                "CREATE FUNCTION f(a INT DEFAULT 1, b STRING) RETURNS INT COMMENT 'c' RETURN a + 1");
    assertThat(f.parameters()).hasSize(2);
    assertThat(f.returns()).contains(SqlType.INT);
    assertThat(f.expression()).isPresent();
    CreateSqlFunction g =
        (CreateSqlFunction) parse("CREATE FUNCTION f() RETURNS TABLE (a INT) RETURN SELECT 1");
    assertThat(g.returnsTable()).isTrue();
    assertThat(g.query()).isPresent();
  }

  @Test
  void showAndDescribe() {
    ShowTables s = (ShowTables) parse("SHOW TABLES IN a.b LIKE 'x*'");
    assertThat(s.from().orElseThrow().parts()).containsExactly("a", "b");
    assertThat(s.pattern()).contains("x*");
    DescribeTable d = (DescribeTable) parse("DESCRIBE EXTENDED t a.b");
    assertThat(d.extended()).isTrue();
    assertThat(d.column().orElseThrow().parts()).containsExactly("a", "b");
    assertThat(parse("DESCRIBE SELECT 1")).isInstanceOf(DescribeQuery.class);
    assertThat(((DescribeFunction) parse("DESC FUNCTION EXTENDED +")).name().parts())
        .containsExactly("+");
    Explain e = (Explain) parse("EXPLAIN EXTENDED SELECT 1");
    assertThat(e.mode()).isEqualTo(ExplainMode.EXTENDED);
    assertThat(((ShowFunctions) parse("SHOW USER FUNCTIONS IN x 'a*'")).scope())
        .isEqualTo(FunctionScope.USER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t CLUSTER BY (a, b)",
        "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 1)",
        "ALTER TABLE t DROP CONSTRAINT IF EXISTS c CASCADE",
        "LOAD DATA LOCAL INPATH 'x' OVERWRITE INTO TABLE t PARTITION (p = 1)",
        "CREATE VIEW v WITH METRICS LANGUAGE YAML AS $$ a: b; $$",
        "CREATE STREAMING TABLE t AS SELECT 1",
        "CREATE FLOW f AS INSERT INTO t BY NAME SELECT 1",
        "CREATE INDEX i ON TABLE t USING x (a, b)",
        "ADD JAR '/a b/c.jar'",
        "LIST FILES",
        "SHOW PROCEDURES IN a",
      })
  void statementsThatAreNotExecutedAreRecognised(String sql) {
    OtherStatement other = (OtherStatement) parse(sql);
    assertThat(other.label()).isNotEmpty();
    assertThat(other.operation()).isUpperCase();
  }

  @Test
  void functionsOfClassesNameTheirResources() {
    assertThat(parse("CREATE FUNCTION f AS 'a.B' USING JAR 'c', FILE 'd'"))
        .isInstanceOf(CreateClassFunction.class);
  }

  @Test
  void scriptsAreStatementsInStatements() {
    CompoundStatement script =
        (CompoundStatement)
            parse(
                "BEGIN DECLARE x INT DEFAULT 0; l: WHILE x < 3 DO SET x = x + 1; IF x = 2 THEN LEAVE l;"
                    + " END IF; END WHILE l; CASE WHEN x = 1 THEN SELECT 1; ELSE SELECT 2; END CASE;"
                    + " SELECT x; END");
    assertThat(script.body()).hasSize(4);
    assertThat(script.body().get(0)).isInstanceOf(DeclareVariable.class);
    assertThat(script.body().get(1)).isInstanceOf(ScriptLoop.class);
    assertThat(script.body().get(3)).isInstanceOf(QueryStatement.class);
  }

  @Test
  void positionalParametersCountInTheOrderOfTheText() {
    QueryStatement q = (QueryStatement) parse("SELECT ? + (?) FROM t WHERE a IN (?, ?)");
    Select select = (Select) q.query().term();
    Arithmetic sum = (Arithmetic) select.items().get(0);
    assertThat(((PositionalParameter) sum.left()).index()).isEqualTo(0);
    assertThat(((PositionalParameter) sum.right()).index()).isEqualTo(1);
    InList in = (InList) select.where().orElseThrow();
    assertThat(((PositionalParameter) in.values().get(1)).index()).isEqualTo(3);
  }

  @Test
  void everyNodeKnowsItsPlace() {
    String sql = "SELECT  a + b * c , -1 FROM t WHERE x IN (1, 2) AND NOT y";
    Select select = (Select) ((QueryStatement) parse(sql)).query().term();
    assertThat(select.items().get(0).span().of(sql)).isEqualTo("a + b * c");
    assertThat(((Arithmetic) select.items().get(0)).right().span().of(sql)).isEqualTo("b * c");
    assertThat(select.items().get(1).span().of(sql)).isEqualTo("-1");
    And and = (And) select.where().orElseThrow();
    assertThat(and.span().of(sql)).isEqualTo("x IN (1, 2) AND NOT y");
    assertThat(and.operands().get(0).span().of(sql)).isEqualTo("x IN (1, 2)");
    assertThat(select.from().orElseThrow().span().of(sql)).isEqualTo("t");
  }

  @Test
  void typesAndSchemasParseAlone() {
    assertThat(SqlParser.parseDataType("struct<a: int, b: array<timestamp_ntz>>").simpleName())
        .isEqualTo("struct<a:int,b:array<timestamp_ntz>>");
    assertThat(SqlParser.parseDataType("interval day to second")).isEqualTo(SqlType.DAY_TIME);
    assertThat(SqlParser.parseTableSchema("a INT NOT NULL, b: STRING"))
        .isEqualTo(
            List.of(
                new SqlType.Field("a", SqlType.INT, false),
                new SqlType.Field("b", SqlType.STRING, true)));
  }
}
