/*
 * The statements of the dialect. The tokens come from SqlLexer, which is written by hand: every keyword
 * is a token of its own here, and the rule `identifier` lets all of them be names, so a keyword is only
 * a keyword where nothing else can be meant. Where both are possible, an optional name is taken as a
 * name, as Spark does.
 *
 * Operators with two sides come as one flat list in `valueExpression`; the tree builder applies
 * precedence. AND, OR and the set operators are flat lists too. So the depth of a parse is the depth
 * of its parentheses.
 */
parser grammar SqlGrammar;

tokens {
    // Keywords: KeywordTable takes every token from here up to FIRST_SYMBOL for one.
    ADD, AFTER, AGGREGATE, ALL, ALTER, ALWAYS, ANALYZE, AND, ANTI, ANY, ANY_VALUE, APPROX,
    ARCHIVE, ARRAY, AS, ASC, ASENSITIVE, AT, ATOMIC, AUTHORIZATION, BEGIN, BERNOULLI, BETWEEN,
    BIGINT, BINARY, BINDING, BOOLEAN, BOTH, BUCKET, BUCKETS, BY, BYTE, CACHE, CALL, CALLED,
    CASCADE, CASE, CAST, CATALOG, CATALOGS, CHANGE, CHANGES, CHAR, CHARACTER, CHECK, CLEAR,
    CLOSE, CLUSTER, CLUSTERED, CODEGEN, COLLATE, COLLATION, COLLATIONS, COLLECTION, COLUMN,
    COLUMNS, COMMENT, COMMIT, COMPACT, COMPACTIONS, COMPENSATION, COMPUTE, CONCATENATE,
    CONDITION, CONSTRAINT, CONTAINS, CONTINUE, COST, CREATE, CROSS, CUBE, CURRENT,
    CURRENT_DATABASE, CURRENT_DATE, CURRENT_PATH, CURRENT_SCHEMA, CURRENT_TIME,
    CURRENT_TIMESTAMP, CURRENT_USER, CURSOR, DATA, DATABASE, DATABASES, DATE, DATEADD, DATEDIFF,
    DATE_ADD, DATE_DIFF, DAY, DAYOFYEAR, DAYS, DBPROPERTIES, DEC, DECIMAL, DECLARE, DEFAULT,
    DEFAULT_PATH, DEFINED, DEFINER, DELAY, DELETE, DELIMITED, DESC, DESCRIBE, DETERMINISTIC,
    DFS, DIRECTORIES, DIRECTORY, DISTANCE, DISTINCT, DISTRIBUTE, DIV, DO, DOUBLE, DROP, ELSE,
    ELSEIF, END, ENFORCED, ESCAPE, ESCAPED, EVOLUTION, EXACT, EXCEPT, EXCHANGE, EXCLUDE,
    EXCLUSIVE, EXECUTE, EXISTS, EXIT, EXPLAIN, EXPORT, EXTEND, EXTENDED, EXTERNAL, EXTRACT,
    FALSE, FETCH, FIELDS, FILEFORMAT, FILTER, FIRST, FLOAT, FLOW, FOLLOWING, FOR, FOREIGN,
    FORMAT, FORMATTED, FOUND, FROM, FULL, FUNCTION, FUNCTIONS, GENERATED, GEOGRAPHY, GEOMETRY,
    GLOBAL, GRANT, GROUP, GROUPING, HANDLER, HAVING, HOUR, HOURS, IDENTIFIED, IDENTIFIER,
    IDENTITY, IF, IGNORE, ILIKE, IMMEDIATE, IMPORT, IN, INCLUDE, INCLUSIVE, INCREMENT, INDEX,
    INDEXES, INNER, INPATH, INPUT, INPUTFORMAT, INSENSITIVE, INSERT, INT, INTEGER, INTERSECT,
    INTERVAL, INTO, INVOKER, IS, ITEMS, ITERATE, JOIN, JSON, KEY, KEYS, LANGUAGE, LAST, LATERAL,
    LAZY, LEADING, LEAVE, LEFT, LEVEL, LIKE, LIMIT, LINES, LIST, LOAD, LOCAL, LOCATION, LOCK,
    LOCKS, LOGICAL, LONG, LOOP, MACRO, MAP, MATCHED, MATERIALIZED, MAX, MEASURE, MERGE, METRICS,
    MICROSECOND, MICROSECONDS, MILLISECOND, MILLISECONDS, MINUS, MINUTE, MINUTES, MODIFIES,
    MONTH, MONTHS, MSCK, NAME, NAMESPACE, NAMESPACES, NANOSECOND, NANOSECONDS, NATURAL, NEAREST,
    NEXT, NO, NONE, NORELY, NOT, NULL, NULLS, NUMERIC, OF, OFFSET, ON, ONLY, OPEN, OPTION,
    OPTIONS, OR, ORDER, OUT, OUTER, OUTPUTFORMAT, OVER, OVERLAPS, OVERLAY, OVERWRITE, PARTITION,
    PARTITIONED, PARTITIONS, PATH, PERCENT, PIVOT, PLACING, POSITION, PRECEDING, PRIMARY,
    PRINCIPALS, PROCEDURE, PROCEDURES, PROPERTIES, PURGE, QUALIFY, QUARTER, QUERY, RANGE, READ,
    READS, REAL, RECORDREADER, RECORDWRITER, RECOVER, RECURSION, RECURSIVE, REDUCE, REFERENCES,
    REFRESH, RELY, RENAME, REPAIR, REPEAT, REPEATABLE, REPLACE, RESET, RESPECT, RESTRICT,
    RETURN, RETURNS, REVOKE, RIGHT, RLIKE, ROLE, ROLES, ROLLBACK, ROLLUP, ROW, ROWS, SCHEMA,
    SCHEMAS, SECOND, SECONDS, SECURITY, SELECT, SEMI, SEPARATED, SERDE, SERDEPROPERTIES,
    SESSION_USER, SET, SETS, SHORT, SHOW, SIMILARITY, SINGLE, SKEWED, SMALLINT, SOME, SORT,
    SORTED, SOURCE, SPECIFIC, SQL, SQLEXCEPTION, SQLSTATE, START, STATISTICS, STORED, STRATIFY,
    STREAM, STREAMING, STRING, STRUCT, SUBSTR, SUBSTRING, SYNC, SYSTEM, SYSTEM_PATH,
    SYSTEM_TIME, SYSTEM_VERSION, TABLE, TABLES, TABLESAMPLE, TARGET, TBLPROPERTIES, TEMPORARY,
    TERMINATED, THEN, TIME, TIMEDIFF, TIMESTAMP, TIMESTAMPADD, TIMESTAMPDIFF, TIMESTAMP_LTZ,
    TIMESTAMP_NTZ, TINYINT, TO, TOUCH, TRAILING, TRANSACTION, TRANSACTIONS, TRANSFORM, TRIM,
    TRUE, TRUNCATE, TRY_CAST, TYPE, UNARCHIVE, UNBOUNDED, UNCACHE, UNION, UNIQUE, UNKNOWN,
    UNLOCK, UNPIVOT, UNSET, UNTIL, UPDATE, USE, USER, USING, VALUE, VALUES, VAR, VARCHAR,
    VARIABLE, VARIANT, VERSION, VIEW, VIEWS, VOID, WATERMARK, WEEK, WEEKS, WHEN, WHERE, WHILE,
    WINDOW, WITH, WITHIN, WITHOUT, X, YEAR, YEARS, ZONE,
    FIRST_SYMBOL,
    LPAREN, RPAREN, LBRACKET, RBRACKET, COMMA, DOT, SEMICOLON, COLON, DOUBLE_COLON, ARROW, FAT_ARROW,
    EQ, NULL_SAFE_EQ, NOT_EQ, LT, LTE, GT, GTE,
    PLUS, DASH, STAR, SLASH, MOD_SIGN, TILDE, AMPERSAND, BAR, CONCAT, CARET, BANG,
    SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED, PIPE_SIGN, QUESTION, HINT_START, HINT_END,
    STRING_TEXT, INTEGER_VALUE, DECIMAL_VALUE, EXPONENT_VALUE, SUFFIXED_VALUE,
    PLAIN_NAME, QUOTED_NAME, DOLLAR_TEXT, UNRECOGNIZED,
    // CASE before WHEN, which is no name: without this token nested CASEs would cost exponential time.
    SEARCHED_CASE
}

@members {
    /** Gets each expression context when it is complete. */
    java.util.function.Consumer<ExpressionContext> expressionSink;
}

// ---------------------------------------------------------------------------------------------------
// Entry points

singleStatement
    : (statement | setOrReset) SEMICOLON* EOF
    | BEGIN (NOT ATOMIC)? scriptBody END SEMICOLON? EOF
    ;

singleExpression
    : namedExpression EOF
    ;

singleDataType
    : dataType EOF
    ;

singleTableSchema
    : columnTypeList EOF
    ;

singleName
    : qualifiedName EOF
    ;

// ---------------------------------------------------------------------------------------------------
// Statements

statement
    : query                                                                         #queryStatement
    | with? dml                                                                     #dmlStatement
    | EXECUTE IMMEDIATE expression (INTO name (COMMA name)*)?
        (USING (LPAREN namedExpressionList RPAREN | namedExpressionList))?          #executeImmediate
    | USE namespaceWord name                                                        #useNamespace
    | USE name                                                                      #use
    | SET CATALOG (expression | identifier)                                         #setCatalog
    | CREATE namespaceWord (IF NOT EXISTS)? name
        (comment | location | collation | WITH (DBPROPERTIES | PROPERTIES) properties)*  #createNamespace
    | ALTER namespaceWord name SET (DBPROPERTIES | PROPERTIES) properties           #setNamespaceProperties
    | ALTER namespaceWord name UNSET (DBPROPERTIES | PROPERTIES) properties         #unsetNamespaceProperties
    | ALTER namespaceWord name SET location                                         #setNamespaceLocation
    | ALTER namespaceWord name collation                                            #setNamespaceCollation
    | DROP namespaceWord (IF EXISTS)? name (RESTRICT | CASCADE)?                    #dropNamespace
    | SHOW namespacesWord ((FROM | IN) name)? likePattern?                          #showNamespaces
    | CREATE TEMPORARY? EXTERNAL? TABLE (IF NOT EXISTS)? name
        (LPAREN tableElements? RPAREN)? tableClause* (AS? query)?                   #createTable
    | (CREATE OR)? REPLACE TABLE name
        (LPAREN tableElements? RPAREN)? tableClause* (AS? query)?                   #replaceTable
    | CREATE TABLE (IF NOT EXISTS)? name LIKE name tableClause*                     #createTableLike
    | ANALYZE TABLE name partition? COMPUTE STATISTICS
        (identifier | FOR COLUMNS identifier (COMMA identifier)* | FOR ALL COLUMNS)?  #analyzeTable
    | ANALYZE TABLES ((FROM | IN) name)? COMPUTE STATISTICS identifier?             #analyzeTables
    | ALTER TABLE name ADD (COLUMN | COLUMNS)
        (newColumn (COMMA newColumn)* | LPAREN newColumn (COMMA newColumn)* RPAREN) #addTableColumns
    | ALTER TABLE name RENAME COLUMN name TO identifier                             #renameTableColumn
    | ALTER TABLE name DROP (COLUMN | COLUMNS) (IF EXISTS)?
        (LPAREN names RPAREN | names)                                               #dropTableColumns
    | ALTER (TABLE | VIEW) name RENAME TO name                                      #renameTable
    | ALTER (TABLE | VIEW) name SET TBLPROPERTIES properties                        #setTableProperties
    | ALTER (TABLE | VIEW) name UNSET TBLPROPERTIES (IF EXISTS)? properties         #unsetTableProperties
    | ALTER TABLE name (ALTER | CHANGE) COLUMN? columnChange (COMMA columnChange)*  #alterTableAlterColumn
    | ALTER TABLE name partition? CHANGE COLUMN? name columnDefinition position?    #hiveChangeColumn
    | ALTER TABLE name partition? REPLACE COLUMNS
        (newColumn (COMMA newColumn)* | LPAREN newColumn (COMMA newColumn)* RPAREN) #hiveReplaceColumns
    | ALTER TABLE name partition? SET SERDE stringText (WITH SERDEPROPERTIES properties)?  #setTableSerDe
    | ALTER TABLE name partition? SET SERDEPROPERTIES properties                    #setTableSerDe
    | ALTER (TABLE | VIEW) name ADD (IF NOT EXISTS)? (partition location?)+         #addTablePartition
    | ALTER TABLE name partition RENAME TO partition                                #renameTablePartition
    | ALTER (TABLE | VIEW) name DROP (IF EXISTS)? partition (COMMA partition)* PURGE?  #dropTablePartitions
    | ALTER TABLE name partition? SET location                                      #setTableLocation
    | ALTER TABLE name RECOVER PARTITIONS                                           #recoverPartitions
    | ALTER TABLE name (clusterBy | CLUSTER BY NONE)                                #alterClusterBy
    | ALTER TABLE name collation                                                    #alterTableCollation
    | ALTER TABLE name ADD tableConstraint                                          #addTableConstraint
    | ALTER TABLE name DROP CONSTRAINT (IF EXISTS)? identifier (RESTRICT | CASCADE)?  #dropTableConstraint
    | DROP TABLE (IF EXISTS)? name PURGE?                                           #dropTable
    | DROP VIEW (IF EXISTS)? name                                                   #dropView
    | CREATE (OR REPLACE)? (GLOBAL? TEMPORARY)? VIEW (IF NOT EXISTS)? name viewColumns?
        viewClause* AS query                                                        #createView
    | CREATE (OR REPLACE)? VIEW (IF NOT EXISTS)? name viewColumns?
        (viewClause | WITH METRICS | LANGUAGE identifier)* AS DOLLAR_TEXT           #createMetricView
    | CREATE (OR REPLACE)? GLOBAL? TEMPORARY VIEW name (LPAREN columnTypeList RPAREN)?
        provider (OPTIONS optionList)?                                              #createTempViewUsing
    | ALTER VIEW name AS? query                                                     #alterViewQuery
    | ALTER VIEW name schemaBinding                                                 #alterViewSchemaBinding
    | CREATE (OR REPLACE)? TEMPORARY? FUNCTION (IF NOT EXISTS)? name AS stringText
        (USING resource (COMMA resource)*)?                                         #createFunction
    | CREATE (OR REPLACE)? TEMPORARY? FUNCTION (IF NOT EXISTS)? name
        LPAREN (functionParameter (COMMA functionParameter)*)? RPAREN
        (RETURNS (TABLE (LPAREN columnTypeList RPAREN)? | dataType))?
        routineProperty* RETURN (query | expression)                                #createUserDefinedFunction
    | DROP TEMPORARY? FUNCTION (IF EXISTS)? name                                    #dropFunction
    | DECLARE (OR REPLACE)? variableWord? names dataType? variableDefault?          #createVariable
    | DROP TEMPORARY variableWord (IF EXISTS)? name                                 #dropVariable
    | EXPLAIN (LOGICAL | FORMATTED | EXTENDED | CODEGEN | COST)? (statement | setOrReset)  #explain
    | SHOW TABLES ((FROM | IN) name)? likePattern?                                  #showTables
    | SHOW TABLE EXTENDED ((FROM | IN) name)? LIKE stringText partition?            #showTableExtended
    | SHOW TBLPROPERTIES name (LPAREN propertyKey RPAREN)?                          #showTblProperties
    | SHOW COLUMNS (FROM | IN) name ((FROM | IN) name)?                             #showColumns
    | SHOW VIEWS ((FROM | IN) name)? likePattern?                                   #showViews
    | SHOW PARTITIONS name partition?                                               #showPartitions
    | SHOW identifier? FUNCTIONS ((FROM | IN) name)? (LIKE? (stringText | name))?   #showFunctions
    | SHOW PROCEDURES ((FROM | IN) name)?                                           #showProcedures
    | SHOW CREATE TABLE name (AS SERDE)?                                            #showCreateTable
    | SHOW CURRENT namespaceWord                                                    #showCurrentNamespace
    | SHOW CATALOGS likePattern?                                                    #showCatalogs
    | SHOW COLLATIONS likePattern?                                                  #showCollations
    | describeWord FUNCTION EXTENDED? (name | anyOperator | stringText)             #describeFunction
    | describeWord PROCEDURE name                                                   #describeProcedure
    | describeWord namespaceWord EXTENDED? name                                     #describeNamespace
    | describeWord TABLE? (EXTENDED | FORMATTED)? name partition? name? (AS JSON)?  #describeRelation
    | describeWord QUERY? query                                                     #describeQuery
    | COMMENT ON namespaceWord name IS (stringText | NULL)                          #commentNamespace
    | COMMENT ON TABLE name IS (stringText | NULL)                                  #commentTable
    | REFRESH TABLE name                                                            #refreshTable
    | REFRESH FUNCTION name                                                         #refreshFunction
    | REFRESH (stringText | anything*?)                                             #refreshResource
    | CACHE LAZY? TABLE name (OPTIONS optionList)? (AS? query)?                     #cacheTable
    | UNCACHE TABLE (IF EXISTS)? name                                               #uncacheTable
    | CLEAR CACHE                                                                   #clearCache
    | LOAD DATA LOCAL? INPATH stringText OVERWRITE? INTO TABLE name partition?      #loadData
    | TRUNCATE TABLE name partition?                                                #truncateTable
    | (MSCK)? REPAIR TABLE name ((ADD | DROP | SYNC) PARTITIONS)?                   #repairTable
    | (ADD | LIST) identifier anything*?                                            #manageResource
    | CREATE INDEX (IF NOT EXISTS)? identifier ON TABLE? name (USING identifier)?
        LPAREN name (OPTIONS optionList)? (COMMA name (OPTIONS optionList)?)* RPAREN
        (OPTIONS optionList)?                                                       #createIndex
    | DROP INDEX (IF EXISTS)? identifier ON TABLE? name                             #dropIndex
    | CALL name LPAREN (argument (COMMA argument)*)? RPAREN                         #call
    | CREATE (OR REPLACE)? (MATERIALIZED VIEW | STREAMING TABLE) (IF NOT EXISTS)? name
        (LPAREN tableElements? RPAREN)? tableClause* (AS query)?                    #createPipelineDataset
    | CREATE FLOW name comment? AS INSERT INTO TABLE? name (BY NAME)? query         #createPipelineFlow
    | foreignStatement anything*?                                                   #failNativeCommand
    ;

setOrReset
    : SET ROLE anything*?                                                           #failSetRole
    | SET TIME ZONE interval                                                        #setTimeZone
    | SET TIME ZONE (stringText | LOCAL)                                            #setTimeZone
    | SET TIME ZONE anything*?                                                      #setTimeZone
    | SET PATH EQ pathElement (COMMA pathElement)*                                  #setPath
    | SET variableWord assignments                                                  #setVariable
    | SET variableWord LPAREN names RPAREN EQ LPAREN query RPAREN                   #setVariable
    | SET anything*?                                                                #setConfiguration
    | RESET anything*?                                                              #resetConfiguration
    ;

pathElement
    : name
    ;

// Statements of Hive and others that are known in order to be refused by name.
foreignStatement
    : CREATE ROLE | DROP ROLE | GRANT | REVOKE
    | SHOW GRANT | SHOW ROLE | SHOW ROLES | SHOW PRINCIPALS | SHOW CURRENT ROLES
    | EXPORT TABLE | IMPORT TABLE
    | SHOW COMPACTIONS | SHOW TRANSACTIONS | SHOW INDEXES | SHOW LOCKS
    | ALTER INDEX | LOCK TABLE | LOCK DATABASE | UNLOCK TABLE | UNLOCK DATABASE
    | CREATE TEMPORARY MACRO | DROP TEMPORARY MACRO
    | ALTER TABLE name (NOT CLUSTERED | CLUSTERED BY | NOT SORTED | SKEWED BY | NOT SKEWED
        | NOT STORED AS DIRECTORIES | SET SKEWED LOCATION
        | EXCHANGE PARTITION | ARCHIVE PARTITION | UNARCHIVE PARTITION | TOUCH)
    | ALTER TABLE name partition? (COMPACT | CONCATENATE | SET FILEFORMAT)
    | START TRANSACTION | COMMIT | ROLLBACK | DFS
    ;

anything
    : .
    ;

dml
    : insert query                                                                  #singleInsert
    | FROM relations (insert fromSelect)+                                           #multiInsert
    | DELETE FROM name tableAlias? (WHERE expression)?                              #deleteFrom
    | UPDATE name tableAlias? SET assignments (WHERE expression)?                   #updateTable
    | MERGE (WITH SCHEMA EVOLUTION)? INTO name tableAlias?
        USING (name | LPAREN query RPAREN) tableAlias? ON expression mergeWhen+     #mergeInto
    ;

insert
    : INSERT (WITH SCHEMA EVOLUTION)? OVERWRITE TABLE? name optionsClause?
        (partition (IF NOT EXISTS)?)? (BY NAME | nameList)?                         #insertOverwrite
    | INSERT (WITH SCHEMA EVOLUTION)? INTO TABLE? name optionsClause?
        partition? (IF NOT EXISTS)? (BY NAME | nameList)?                           #insertInto
    | INSERT (WITH SCHEMA EVOLUTION)? INTO TABLE? name optionsClause? (AS? strictName)?
        (BY NAME)? REPLACE (WHERE expression | ON expression | USING nameList)      #insertReplace
    | INSERT OVERWRITE LOCAL? DIRECTORY stringText rowFormat? fileFormat?           #insertHiveDirectory
    | INSERT OVERWRITE LOCAL? DIRECTORY stringText? provider (OPTIONS optionList)?  #insertDirectory
    ;

mergeWhen
    : WHEN MATCHED (AND expression)? THEN (DELETE | UPDATE SET (STAR | assignments))
    | WHEN NOT MATCHED (BY TARGET)? (AND expression)? THEN INSERT
        (STAR | LPAREN names RPAREN VALUES LPAREN expression (COMMA expression)* RPAREN)
    | WHEN NOT MATCHED BY SOURCE (AND expression)? THEN (DELETE | UPDATE SET assignments)
    ;

assignments
    : assignment (COMMA assignment)*
    ;

assignment
    : name EQ expression
    ;

// ---------------------------------------------------------------------------------------------------
// Scripting

scriptBody
    : (scriptStatement SEMICOLON)*
    ;

scriptStatement
    : label? BEGIN (NOT ATOMIC)? scriptBody END identifier?                         #scriptBlock
    | DECLARE identifier CONDITION (FOR SQLSTATE VALUE? stringText)?                #declareCondition
    | DECLARE (CONTINUE | EXIT) HANDLER FOR handlerCondition (COMMA handlerCondition)*
        (scriptStatement | BEGIN scriptBody END)                                    #declareHandler
    | DECLARE identifier (ASENSITIVE | INSENSITIVE)? CURSOR FOR query (FOR READ ONLY)?  #declareCursor
    | IF expression THEN scriptBody (ELSEIF expression THEN scriptBody)* (ELSE scriptBody)? END IF  #scriptIf
    | (SEARCHED_CASE | CASE expression) (WHEN expression THEN scriptBody)+
        (ELSE scriptBody)? END CASE                                                 #scriptCase
    | label? WHILE expression DO scriptBody END WHILE identifier?                   #scriptWhile
    | label? REPEAT scriptBody UNTIL expression END REPEAT identifier?              #scriptRepeat
    | label? LOOP scriptBody END LOOP identifier?                                   #scriptLoop
    | label? FOR (identifier AS)? query DO scriptBody END FOR identifier?           #scriptFor
    | LEAVE identifier                                                              #scriptLeave
    | ITERATE identifier                                                            #scriptIterate
    | OPEN name (USING (LPAREN namedExpressionList RPAREN | namedExpressionList))?  #openCursor
    | FETCH (NEXT? FROM)? name INTO names                                           #fetchCursor
    | CLOSE name                                                                    #closeCursor
    | SET variableWord? assignments                                                 #scriptSet
    | SET variableWord? LPAREN names RPAREN EQ LPAREN query RPAREN                  #scriptSet
    | setOrReset                                                                    #scriptSetting
    | statement                                                                     #scriptPlain
    ;

label
    : identifier COLON
    ;

handlerCondition
    : SQLSTATE VALUE? stringText
    | SQLEXCEPTION
    | NOT FOUND
    | identifier
    ;

// ---------------------------------------------------------------------------------------------------
// Parts of statements

namespaceWord
    : DATABASE | SCHEMA | NAMESPACE
    ;

namespacesWord
    : DATABASES | SCHEMAS | NAMESPACES
    ;

variableWord
    : VARIABLE | VAR
    ;

describeWord
    : DESC | DESCRIBE
    ;

likePattern
    : LIKE? stringText
    ;

anyOperator
    : EQ | NULL_SAFE_EQ | NOT_EQ | LT | LTE | GT | GTE | PLUS | DASH | STAR | SLASH | MOD_SIGN | TILDE
    | AMPERSAND | BAR | CONCAT | CARET | BANG | SHIFT_LEFT | SHIFT_RIGHT | SHIFT_RIGHT_UNSIGNED
    ;

names
    : name (COMMA name)*
    ;

nameList
    : LPAREN name (COMMA name)* RPAREN
    ;

properties
    : LPAREN (property (COMMA property)*)? RPAREN
    ;

property
    : propertyKey (EQ? propertyValue)?
    ;

// One literal only: in ('a' 'b') the second is the value.
propertyKey
    : identifier (DOT identifier)*
    | STRING_TEXT
    ;

propertyValue
    : INTEGER_VALUE | DECIMAL_VALUE | EXPONENT_VALUE | SUFFIXED_VALUE | TRUE | FALSE | stringText
    | identifier (DOT identifier)*
    ;

optionList
    : LPAREN option (COMMA option)* RPAREN
    ;

option
    : propertyKey (EQ? expression)?
    ;

optionsClause
    : WITH optionList
    ;

comment
    : COMMENT stringText
    ;

location
    : LOCATION stringText
    ;

collation
    : DEFAULT COLLATION name
    ;

provider
    : USING name
    ;

clusterBy
    : CLUSTER BY LPAREN names RPAREN
    ;

rowFormat
    : ROW FORMAT SERDE stringText (WITH SERDEPROPERTIES properties)?
    | ROW FORMAT DELIMITED
        (FIELDS TERMINATED BY stringText (ESCAPED BY stringText)?)?
        (COLLECTION ITEMS TERMINATED BY stringText)?
        (MAP KEYS TERMINATED BY stringText)?
        (LINES TERMINATED BY stringText)?
        (NULL DEFINED AS stringText)?
    ;

fileFormat
    : STORED AS INPUTFORMAT stringText OUTPUTFORMAT stringText
    | STORED AS identifier
    | STORED BY stringText (WITH SERDEPROPERTIES properties)?
    ;

tableClause
    : provider
    | OPTIONS optionList
    | PARTITIONED BY LPAREN partitionField (COMMA partitionField)* RPAREN
    | SKEWED BY nameList ON LPAREN anything*? RPAREN (STORED AS DIRECTORIES)?
    | clusterBy
    | CLUSTERED BY nameList (SORTED BY LPAREN sortedColumn (COMMA sortedColumn)* RPAREN)?
        INTO INTEGER_VALUE BUCKETS
    | rowFormat
    | fileFormat
    | location
    | comment
    | collation
    | TBLPROPERTIES properties
    ;

sortedColumn
    : identifier (ASC | DESC)?
    ;

partitionField
    : columnDefinition
    | identifier LPAREN partitionArgument (COMMA partitionArgument)* RPAREN
    | name
    ;

partitionArgument
    : name
    | constant
    ;

tableElements
    : tableElement (COMMA tableElement)*
    ;

tableElement
    : tableConstraint
    | columnDefinition
    ;

columnDefinition
    : identifier dataType columnOption*
    ;

columnOption
    : NOT NULL
    | defaultValue
    | GENERATED ALWAYS AS LPAREN expression RPAREN
    | GENERATED (ALWAYS | BY DEFAULT) AS IDENTITY (LPAREN identityOption* RPAREN)?
    | comment
    | columnConstraint
    ;

identityOption
    : START WITH DASH? INTEGER_VALUE
    | INCREMENT BY DASH? INTEGER_VALUE
    ;

columnConstraint
    : (CONSTRAINT identifier)? (CHECK LPAREN expression RPAREN | PRIMARY KEY | UNIQUE | references)
        constraintCharacteristic*
    ;

tableConstraint
    : (CONSTRAINT identifier)?
        ( CHECK LPAREN expression RPAREN
        | PRIMARY KEY nameList
        | UNIQUE nameList
        | FOREIGN KEY nameList references )
        constraintCharacteristic*
    ;

references
    : REFERENCES name nameList?
    ;

constraintCharacteristic
    : NOT? ENFORCED
    | RELY
    | NORELY
    ;

defaultValue
    : DEFAULT expression
    ;

variableDefault
    : (DEFAULT | EQ) expression
    ;

newColumn
    : name dataType (NOT NULL | defaultValue | comment | position)*
    ;

position
    : FIRST
    | AFTER identifier
    ;

columnChange
    : name (TYPE dataType | comment | position | (SET | DROP) NOT NULL | SET defaultValue | DROP DEFAULT)?
    ;

viewColumns
    : LPAREN viewColumn (COMMA viewColumn)* RPAREN
    ;

viewColumn
    : identifier comment?
    ;

viewClause
    : comment
    | schemaBinding
    | collation
    | PARTITIONED ON nameList
    | TBLPROPERTIES properties
    ;

schemaBinding
    : WITH SCHEMA (BINDING | COMPENSATION | EVOLUTION | TYPE EVOLUTION)
    ;

resource
    : identifier stringText
    ;

functionParameter
    : identifier dataType (NOT NULL | defaultValue | comment)*
    ;

routineProperty
    : LANGUAGE identifier
    | SPECIFIC identifier
    | NOT? DETERMINISTIC
    | comment
    | CONTAINS SQL
    | READS SQL DATA
    | SQL SECURITY (INVOKER | DEFINER)
    | collation
    ;

partition
    : PARTITION LPAREN partitionValue (COMMA partitionValue)* RPAREN
    ;

partitionValue
    : identifier (EQ constant)?
    ;

// ---------------------------------------------------------------------------------------------------
// Queries

query
    : with? queryTerm organization
    ;

with
    : WITH RECURSIVE? commonTable (COMMA commonTable)*
    ;

commonTable
    : errorName columns=identifierList? (MAX RECURSION LEVEL expression)? AS? LPAREN query RPAREN
    ;

organization
    : (ORDER BY sortItem (COMMA sortItem)*)?
        (CLUSTER BY clusterList=expressionList)?
        (DISTRIBUTE BY distributeList=expressionList)?
        (SORT BY sortList=sortItems)?
        windowClause?
        (LIMIT (ALL | limit=expression))?
        (OFFSET offset=expression)?
    ;

sortItems
    : sortItem (COMMA sortItem)*
    ;

sortItem
    : expression (ASC | DESC)? (NULLS (FIRST | LAST))?
    ;

windowClause
    : WINDOW namedWindow (COMMA namedWindow)*
    ;

namedWindow
    : errorName AS windowSpecification
    ;

// Operands and operators in the order of the text; a pipe takes all before it as its input.
queryTerm
    : queryPrimary queryContinuation*
    ;

queryContinuation
    : setOperator queryPrimary
    | pipeOperator
    ;

setOperator
    : (UNION | EXCEPT | MINUS | INTERSECT) (ALL | DISTINCT)?
    ;

queryPrimary
    : select                                                                        #selectPrimary
    | transform (FROM relations)? lateralView* (WHERE expression)? groupBy? having? windowClause?  #transformPrimary
    | FROM relations fromSelect*                                                    #fromPrimary
    | TABLE name                                                                    #tablePrimary
    | inlineTable                                                                   #valuesPrimary
    | LPAREN query RPAREN                                                           #subqueryPrimary
    ;

fromSelect
    : transform (WHERE expression)? organization
    | selectClause lateralView* (WHERE expression)? groupBy? having? qualify? windowClause? organization
    ;

select
    : selectClause (FROM relations)? (WHERE expression)? groupBy? having? qualify? windowClause?
    ;

selectClause
    : SELECT hint* (ALL | DISTINCT)? namedExpressionList
    ;

having
    : HAVING expression
    ;

qualify
    : QUALIFY expression
    ;

hint
    : HINT_START hintItem (COMMA? hintItem)* HINT_END
    ;

hintItem
    : identifier (LPAREN (expression (COMMA expression)*)? RPAREN)?
    ;

transform
    : ( SELECT TRANSFORM LPAREN (ALL | DISTINCT)? expressionList RPAREN
      | MAP (ALL | DISTINCT)? expressionList
      | REDUCE (ALL | DISTINCT)? expressionList )
        rowFormat? (RECORDWRITER stringText)? USING stringText
        (AS (identifierList | LPAREN columnTypeList RPAREN | columnTypeList | identifier (COMMA identifier)*))?
        rowFormat? (RECORDREADER stringText)?
    ;

groupBy
    : GROUP BY elements+=groupingElement (COMMA elements+=groupingElement)*
        ( WITH CUBE | WITH ROLLUP
        | GROUPING SETS LPAREN sets+=groupingElement (COMMA sets+=groupingElement)* RPAREN )?
    ;

groupingElement
    : (CUBE | ROLLUP) LPAREN groupingElement (COMMA groupingElement)* RPAREN
    | GROUPING SETS LPAREN groupingElement (COMMA groupingElement)* RPAREN
    | namedExpression
    | LPAREN RPAREN
    ;

pipeOperator
    : PIPE_SIGN pipeStep
    ;

pipeStep
    : selectClause groupBy? having? windowClause?                                   #pipeSelect
    | EXTEND namedExpressionList                                                    #pipeExtend
    | SET assignment (COMMA assignment)*                                            #pipeSet
    | DROP names                                                                    #pipeDrop
    | AS errorName                                                                  #pipeAs
    | WHERE expression windowClause?                                                #pipeWhere
    | AGGREGATE namedExpressionList? groupBy?                                       #pipeAggregate
    | pivot unpivot?                                                                #pipePivot
    | unpivot pivot?                                                                #pipeUnpivot
    | sample                                                                        #pipeSample
    | join                                                                          #pipeJoin
    | lateralView                                                                   #pipeLateralView
    | setOperator queryPrimary                                                      #pipeSetOperation
    | organization                                                                  #pipeOrganization
    ;

// ---------------------------------------------------------------------------------------------------
// Relations

relations
    : relation (COMMA relation)* lateralView* pivot? unpivot?
    ;

relation
    : LATERAL? relationPrimary relationExtension*
    ;

relationExtension
    : join
    | pivot
    | unpivot
    ;

join
    : joinType JOIN LATERAL? relationPrimary joinCriteria?
    | NATURAL joinType JOIN LATERAL? relationPrimary
    ;

joinType
    : INNER?
    | CROSS
    | LEFT OUTER?
    | LEFT? SEMI
    | RIGHT OUTER?
    | FULL OUTER?
    | LEFT? ANTI
    ;

joinCriteria
    : ON expression
    | USING identifierList
    | (APPROX | EXACT) NEAREST INTEGER_VALUE? BY (DISTANCE | SIMILARITY) expression
    ;

relationPrimary
    : inlineTable                                                                   #valuesRelation
    | STREAM (name | LPAREN name RPAREN | functionTable) optionsClause? tableAlias? watermark? tableAlias?  #streamRelation
    | name temporal? changes? optionsClause? sample? watermark? tableAlias?         #tableRelation
    | functionTable                                                                 #functionRelation
    | LPAREN query RPAREN sample? watermark? tableAlias?                            #subqueryRelation
    | LPAREN relation RPAREN sample? watermark? tableAlias?                         #parenthesizedRelation
    ;

functionTable
    : functionName LPAREN (argument (COMMA argument)*)? RPAREN watermark? tableAlias?
    ;

functionName
    : IDENTIFIER LPAREN expression RPAREN (DOT identifier)*
    | qualifiedName
    ;

argument
    : namedArgument
    | tableArgument
    | expression
    ;

namedArgument
    : identifier FAT_ARROW (tableArgument | expression)
    ;

tableArgument
    : TABLE (LPAREN query RPAREN | LPAREN name RPAREN | name) tableArgumentLayout?
    ;

tableArgumentLayout
    : ( WITH SINGLE PARTITION
      | (PARTITION | DISTRIBUTE) BY (LPAREN expressionList RPAREN | expression) )
        ((ORDER | SORT) BY (LPAREN sortItems RPAREN | sortItem))?
    ;

inlineTable
    : VALUES expression (COMMA expression)* tableAlias?
    ;

tableAlias
    : AS? strictName identifierList?
    ;

identifierList
    : LPAREN errorName (COMMA errorName)* RPAREN
    ;

temporal
    : FOR? (VERSION | SYSTEM_VERSION) AS OF (INTEGER_VALUE | stringText)
    | FOR? (TIMESTAMP | SYSTEM_TIME) AS OF valueExpression
    ;

changes
    : CHANGES FROM (VERSION | TIMESTAMP) valueExpression (INCLUSIVE | EXCLUSIVE)?
        (TO (VERSION | TIMESTAMP) valueExpression (INCLUSIVE | EXCLUSIVE)?)?
    ;

watermark
    : WATERMARK namedExpression DELAY OF interval
    ;

sample
    : TABLESAMPLE SYSTEM? LPAREN sampleMethod? RPAREN (REPEATABLE LPAREN INTEGER_VALUE RPAREN)?
    ;

sampleMethod
    : DASH? (INTEGER_VALUE | DECIMAL_VALUE | EXPONENT_VALUE | SUFFIXED_VALUE) PERCENT
    | expression ROWS
    | BUCKET INTEGER_VALUE OUT OF INTEGER_VALUE (ON (qualifiedName LPAREN RPAREN | identifier))?
    | expression
    ;

lateralView
    : LATERAL VIEW OUTER? qualifiedName LPAREN (expression (COMMA expression)*)? RPAREN
        identifier (AS? identifier (COMMA identifier)*)?
    ;

pivot
    : PIVOT LPAREN namedExpressionList FOR (name | LPAREN names RPAREN)
        IN LPAREN namedExpressionList RPAREN RPAREN (AS? strictName)?
    ;

unpivot
    : UNPIVOT ((INCLUDE | EXCLUDE) NULLS)? LPAREN
        ( identifier FOR identifier IN LPAREN unpivotColumn (COMMA unpivotColumn)* RPAREN
        | identifierList FOR identifier IN LPAREN unpivotSet (COMMA unpivotSet)* RPAREN )
        RPAREN (AS? strictName)?
    ;

unpivotColumn
    : name (AS? identifier)?
    ;

unpivotSet
    : LPAREN names RPAREN (AS? identifier)?
    ;

// ---------------------------------------------------------------------------------------------------
// Expressions

expressionList
    : expression (COMMA expression)*
    ;

namedExpressionList
    : namedExpression (COMMA namedExpression)*
    ;

namedExpression
    : expression (AS? (errorName | identifierList))?
    ;

// Built as soon as it is read, so that the parse tree of a long list never exists as a whole.
expression
locals [io.firesteel.planner.syntax.Expression built]
@after { if (expressionSink != null) { expressionSink.accept($ctx); } }
    : conjunction (OR conjunction)*
    ;

conjunction
    : negation (AND negation)*
    ;

negation
    : (NOT | BANG)* (EXISTS LPAREN query RPAREN | valueExpression predicate?)
    ;

predicate
    : (NOT | BANG)? BETWEEN valueExpression AND valueExpression                     #betweenPredicate
    | (NOT | BANG)? IN LPAREN (query | (expression (COMMA expression)*)?) RPAREN    #inPredicate
    | (NOT | BANG)? (LIKE | ILIKE) (ANY | SOME | ALL)
        LPAREN (expression (COMMA expression)*)? RPAREN                             #likeAnyPredicate
    | (NOT | BANG)? (LIKE | ILIKE) valueExpression (ESCAPE stringText)?             #likePredicate
    | (NOT | BANG)? RLIKE valueExpression                                           #rlikePredicate
    | IS (NOT | BANG)? NULL                                                         #isNullPredicate
    | IS (NOT | BANG)? (TRUE | FALSE | UNKNOWN)                                     #isTruthPredicate
    | IS (NOT | BANG)? DISTINCT FROM valueExpression                                #isDistinctPredicate
    ;

valueExpression
    : signed (binaryOperator signed)*
    ;

binaryOperator
    : STAR | SLASH | MOD_SIGN | DIV | PLUS | DASH | CONCAT
    | SHIFT_LEFT | SHIFT_RIGHT | SHIFT_RIGHT_UNSIGNED | AMPERSAND | CARET | BAR
    | EQ | NULL_SAFE_EQ | NOT_EQ | LT | LTE | GT | GTE
    ;

signed
    : (PLUS | DASH | TILDE)* primary suffix*
    ;

suffix
    : LBRACKET expression RBRACKET
    | DOT identifier
    | DOUBLE_COLON dataType
    | COLON pathStart pathPart*
    | COLLATE qualifiedName
    ;

pathStart
    : identifier
    | LBRACKET (stringText | INTEGER_VALUE) RBRACKET
    ;

pathPart
    : DOT identifier
    | LBRACKET (stringText | INTEGER_VALUE | STAR) RBRACKET
    ;

primary
    : interval                                                                      #intervalPrimary
    | constant                                                                      #constantPrimary
    | SEARCHED_CASE WHEN expression THEN expression (WHEN expression THEN expression)*
        (ELSE expression)? END                                                      #searchedCase
    | CASE expression (WHEN expression THEN expression)+ (ELSE expression)? END     #simpleCase
    | (CAST | TRY_CAST) LPAREN expression AS dataType RPAREN                        #cast
    | (FIRST | LAST | ANY_VALUE) LPAREN expression IGNORE NULLS RPAREN
        callTail                                                                    #firstLast
    | STRUCT LPAREN (namedExpression (COMMA namedExpression)*)? RPAREN              #structCall
    | POSITION LPAREN valueExpression IN valueExpression RPAREN                     #positionCall
    | EXTRACT LPAREN identifier FROM valueExpression RPAREN                         #extractCall
    | (SUBSTR | SUBSTRING) LPAREN valueExpression FROM valueExpression
        (FOR valueExpression)? RPAREN                                               #substringCall
    | TRIM LPAREN (BOTH | LEADING | TRAILING)? valueExpression? FROM valueExpression RPAREN  #trimCall
    | OVERLAY LPAREN valueExpression PLACING valueExpression FROM valueExpression
        (FOR valueExpression)? RPAREN                                               #overlayCall
    | (TIMESTAMPADD | DATEADD | DATE_ADD) LPAREN (datetimeUnit | invalid=stringText)
        COMMA valueExpression COMMA valueExpression RPAREN                          #unitCall
    | (TIMESTAMPDIFF | DATEDIFF | DATE_DIFF | TIMEDIFF) LPAREN (datetimeUnit | invalid=stringText)
        COMMA valueExpression COMMA valueExpression RPAREN                          #unitCall
    | functionName LPAREN ((ALL | DISTINCT)? argument (COMMA argument)*)? RPAREN
        callTail                                                                    #functionCall
    | IDENTIFIER LPAREN expression RPAREN                                           #dynamicName
    | (COLON identifier | QUESTION)                                                 #parameter
    | identifier ARROW expression                                                   #singleLambda
    | STAR exceptColumns?                                                           #star
    | qualifiedName DOT STAR exceptColumns?                                         #star
    | qualifiedName                                                                 #columnReference
    | LPAREN query RPAREN                                                           #scalarSubquery
    | LPAREN namedExpression (COMMA namedExpression)* RPAREN (ARROW expression)?    #parenthesized
    ;

callTail
    : (WITHIN GROUP LPAREN ORDER BY sortItems RPAREN)?
        (FILTER LPAREN WHERE expression RPAREN)?
        ((IGNORE | RESPECT) NULLS)?
        (OVER windowSpecification)?
    ;

windowSpecification
    : identifier
    | LPAREN identifier RPAREN
    | LPAREN
        ( CLUSTER BY clusterList=expressionList
        | ((PARTITION | DISTRIBUTE) BY partitionList=expressionList)? ((ORDER | SORT) BY sortItems)? )
        windowFrame? RPAREN
    ;

windowFrame
    : (ROWS | RANGE) (frameBound | BETWEEN frameBound AND frameBound)
    ;

frameBound
    : UNBOUNDED (PRECEDING | FOLLOWING)
    | CURRENT ROW
    | expression (PRECEDING | FOLLOWING)
    ;

exceptColumns
    : EXCEPT LPAREN names RPAREN
    ;

datetimeUnit
    : YEAR | QUARTER | MONTH | WEEK | DAY | DAYOFYEAR | HOUR | MINUTE | SECOND | MILLISECOND | MICROSECOND
    ;

constant
    : NULL                                                                          #nullConstant
    | (TRUE | FALSE)                                                                #booleanConstant
    | DASH? (INTEGER_VALUE | DECIMAL_VALUE | EXPONENT_VALUE | SUFFIXED_VALUE)       #numberConstant
    | stringText                                                                    #stringConstant
    | identifier stringText                                                         #typedConstant
    | interval                                                                      #intervalConstant
    | COLON identifier                                                              #parameterConstant
    | QUESTION                                                                      #parameterConstant
    ;

stringText
    : STRING_TEXT+
    ;

interval
    : INTERVAL intervalField+
    | INTERVAL (PLUS | DASH)? stringText intervalUnit TO intervalUnit
    ;

intervalField
    : (PLUS | DASH)? (INTEGER_VALUE | DECIMAL_VALUE | stringText) intervalUnit
    ;

intervalUnit
    : DAY | DAYS | HOUR | HOURS | MICROSECOND | MICROSECONDS | MILLISECOND | MILLISECONDS
    | MINUTE | MINUTES | MONTH | MONTHS | NANOSECOND | NANOSECONDS | SECOND | SECONDS
    | WEEK | WEEKS | YEAR | YEARS
    ;

// ---------------------------------------------------------------------------------------------------
// Types

dataType
    : ARRAY LT dataType GT                                                          #arrayType
    | MAP LT dataType COMMA dataType GT                                             #mapType
    | STRUCT (LT (structField (COMMA structField)*)? GT | NOT_EQ)                   #structType
    | INTERVAL (YEAR | MONTH) (TO MONTH)?                                           #intervalType
    | INTERVAL (DAY | HOUR | MINUTE | SECOND) (TO (HOUR | MINUTE | SECOND))?        #intervalType
    | TIMESTAMP (WITH LOCAL | WITHOUT) TIME ZONE                                    #timestampType
    | TIME (LPAREN INTEGER_VALUE RPAREN)? (WITHOUT TIME ZONE)?                      #timeType
    | STRING COLLATE qualifiedName                                                           #collatedType
    | (CHAR | CHARACTER | VARCHAR) LPAREN INTEGER_VALUE RPAREN COLLATE qualifiedName  #sizedCollatedType
    | (GEOMETRY | GEOGRAPHY) LPAREN ANY RPAREN                                      #namedType
    | identifier (LPAREN INTEGER_VALUE (COMMA INTEGER_VALUE)* RPAREN)?        #namedType
    ;

structField
    : errorName COLON? dataType (NOT NULL)? comment?
    ;

columnTypeList
    : columnType (COMMA columnType)*
    ;

columnType
    : errorName COLON? dataType (NOT NULL)? defaultValue? comment?
    ;

// ---------------------------------------------------------------------------------------------------
// Names

// A name of an object; IDENTIFIER(expression) may stand for it or for its beginning.
name
    : IDENTIFIER LPAREN expression RPAREN (DOT errorName)*
    | errorName (DOT errorName)*
    ;

qualifiedName
    : identifier (DOT identifier)*
    ;

// An identifier that catches the mistake of an unquoted hyphen.
errorName
    : identifier (DASH identifier)*
    ;

identifier
    : strictName
    | strictKeyword
    ;

strictName
    : PLAIN_NAME
    | QUOTED_NAME
    | IDENTIFIER LPAREN stringText RPAREN
    | keyword
    ;

// Words that are no relation aliases, since joins and set operations begin with them.
strictKeyword
    :
    ANTI | CROSS | EXCEPT | FULL | INNER | INTERSECT | JOIN | LATERAL | LEFT | MINUS | NATURAL |
    ON | RIGHT | SEMI | UNION | USING
    ;

keyword
    :
    ADD | AFTER | AGGREGATE | ALL | ALTER | ALWAYS | ANALYZE | AND | ANY | ANY_VALUE | APPROX |
    ARCHIVE | ARRAY | AS | ASC | ASENSITIVE | AT | ATOMIC | AUTHORIZATION | BEGIN | BERNOULLI |
    BETWEEN | BIGINT | BINARY | BINDING | BOOLEAN | BOTH | BUCKET | BUCKETS | BY | BYTE | CACHE
    | CALL | CALLED | CASCADE | CASE | CAST | CATALOG | CATALOGS | CHANGE | CHANGES | CHAR |
    CHARACTER | CHECK | CLEAR | CLOSE | CLUSTER | CLUSTERED | CODEGEN | COLLATE | COLLATION |
    COLLATIONS | COLLECTION | COLUMN | COLUMNS | COMMENT | COMMIT | COMPACT | COMPACTIONS |
    COMPENSATION | COMPUTE | CONCATENATE | CONDITION | CONSTRAINT | CONTAINS | CONTINUE | COST |
    CREATE | CUBE | CURRENT | CURRENT_DATABASE | CURRENT_DATE | CURRENT_PATH | CURRENT_SCHEMA |
    CURRENT_TIME | CURRENT_TIMESTAMP | CURRENT_USER | CURSOR | DATA | DATABASE | DATABASES |
    DATE | DATEADD | DATEDIFF | DATE_ADD | DATE_DIFF | DAY | DAYOFYEAR | DAYS | DBPROPERTIES |
    DEC | DECIMAL | DECLARE | DEFAULT | DEFAULT_PATH | DEFINED | DEFINER | DELAY | DELETE |
    DELIMITED | DESC | DESCRIBE | DETERMINISTIC | DFS | DIRECTORIES | DIRECTORY | DISTANCE |
    DISTINCT | DISTRIBUTE | DIV | DO | DOUBLE | DROP | ELSE | ELSEIF | END | ENFORCED | ESCAPE |
    ESCAPED | EVOLUTION | EXACT | EXCHANGE | EXCLUDE | EXCLUSIVE | EXECUTE | EXISTS | EXIT |
    EXPLAIN | EXPORT | EXTEND | EXTENDED | EXTERNAL | EXTRACT | FALSE | FETCH | FIELDS |
    FILEFORMAT | FILTER | FIRST | FLOAT | FLOW | FOLLOWING | FOR | FOREIGN | FORMAT | FORMATTED
    | FOUND | FROM | FUNCTION | FUNCTIONS | GENERATED | GEOGRAPHY | GEOMETRY | GLOBAL | GRANT |
    GROUP | GROUPING | HANDLER | HAVING | HOUR | HOURS | IDENTIFIED | IDENTIFIER | IDENTITY | IF
    | IGNORE | ILIKE | IMMEDIATE | IMPORT | IN | INCLUDE | INCLUSIVE | INCREMENT | INDEX |
    INDEXES | INPATH | INPUT | INPUTFORMAT | INSENSITIVE | INSERT | INT | INTEGER | INTERVAL |
    INTO | INVOKER | IS | ITEMS | ITERATE | JSON | KEY | KEYS | LANGUAGE | LAST | LAZY | LEADING
    | LEAVE | LEVEL | LIKE | LIMIT | LINES | LIST | LOAD | LOCAL | LOCATION | LOCK | LOCKS |
    LOGICAL | LONG | LOOP | MACRO | MAP | MATCHED | MATERIALIZED | MAX | MEASURE | MERGE |
    METRICS | MICROSECOND | MICROSECONDS | MILLISECOND | MILLISECONDS | MINUTE | MINUTES |
    MODIFIES | MONTH | MONTHS | MSCK | NAME | NAMESPACE | NAMESPACES | NANOSECOND | NANOSECONDS
    | NEAREST | NEXT | NO | NONE | NORELY | NOT | NULL | NULLS | NUMERIC | OF | OFFSET | ONLY |
    OPEN | OPTION | OPTIONS | OR | ORDER | OUT | OUTER | OUTPUTFORMAT | OVER | OVERLAPS |
    OVERLAY | OVERWRITE | PARTITION | PARTITIONED | PARTITIONS | PATH | PERCENT | PIVOT |
    PLACING | POSITION | PRECEDING | PRIMARY | PRINCIPALS | PROCEDURE | PROCEDURES | PROPERTIES
    | PURGE | QUALIFY | QUARTER | QUERY | RANGE | READ | READS | REAL | RECORDREADER |
    RECORDWRITER | RECOVER | RECURSION | RECURSIVE | REDUCE | REFERENCES | REFRESH | RELY |
    RENAME | REPAIR | REPEAT | REPEATABLE | REPLACE | RESET | RESPECT | RESTRICT | RETURN |
    RETURNS | REVOKE | RLIKE | ROLE | ROLES | ROLLBACK | ROLLUP | ROW | ROWS | SCHEMA | SCHEMAS
    | SECOND | SECONDS | SECURITY | SELECT | SEPARATED | SERDE | SERDEPROPERTIES | SESSION_USER
    | SET | SETS | SHORT | SHOW | SIMILARITY | SINGLE | SKEWED | SMALLINT | SOME | SORT | SORTED
    | SOURCE | SPECIFIC | SQL | SQLEXCEPTION | SQLSTATE | START | STATISTICS | STORED | STRATIFY
    | STREAM | STREAMING | STRING | STRUCT | SUBSTR | SUBSTRING | SYNC | SYSTEM | SYSTEM_PATH |
    SYSTEM_TIME | SYSTEM_VERSION | TABLE | TABLES | TABLESAMPLE | TARGET | TBLPROPERTIES |
    TEMPORARY | TERMINATED | THEN | TIME | TIMEDIFF | TIMESTAMP | TIMESTAMPADD | TIMESTAMPDIFF |
    TIMESTAMP_LTZ | TIMESTAMP_NTZ | TINYINT | TO | TOUCH | TRAILING | TRANSACTION | TRANSACTIONS
    | TRANSFORM | TRIM | TRUE | TRUNCATE | TRY_CAST | TYPE | UNARCHIVE | UNBOUNDED | UNCACHE |
    UNIQUE | UNKNOWN | UNLOCK | UNPIVOT | UNSET | UNTIL | UPDATE | USE | USER | VALUE | VALUES |
    VAR | VARCHAR | VARIABLE | VARIANT | VERSION | VIEW | VIEWS | VOID | WATERMARK | WEEK |
    WEEKS | WHEN | WHERE | WHILE | WINDOW | WITH | WITHIN | WITHOUT | X | YEAR | YEARS | ZONE
    ;
