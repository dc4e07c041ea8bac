package io.firesteel.planner.syntax;

/**
 * A scalar expression, or what stands where one may stand: a star, a named argument, a subquery, a
 * lambda.
 */
public sealed interface Expression extends Node
    permits Alias,
        And,
        Arithmetic,
        Between,
        Case,
        Cast,
        Collate,
        ColumnReference,
        Comparison,
        DynamicName,
        Exists,
        Extract,
        FieldAccess,
        FunctionCall,
        InList,
        InQuery,
        IsDistinctFrom,
        IsNull,
        IsTruth,
        Lambda,
        Like,
        LikeAny,
        Literal,
        MultiColumn,
        NamedArgument,
        NamedParameter,
        Not,
        Or,
        PositionalParameter,
        Row,
        ScalarSubquery,
        Star,
        Subscript,
        TableArgument,
        Trim,
        TypedLiteral,
        Unary,
        UnitCall,
        VariantPath {
  /** Calls the method of {@code visitor} for this kind of node. */
  <C, R> R accept(ExpressionVisitor<C, R> visitor, C context);
}
