using System.Diagnostics.CodeAnalysis;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>The value of an expression, or why it has none.</summary>
public readonly record struct Evaluation
{
    private Evaluation(DataValue? value, ExpressionFailure? failure)
    {
        Value = value;
        Failure = failure;
    }

    /// <summary>The value; null when the evaluation failed.</summary>
    public DataValue? Value { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public ExpressionFailure? Failure { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Value is not null;

    /// <summary>A value.</summary>
    public static Evaluation Success(DataValue value) => new(value, failure: null);

    /// <summary>A failure.</summary>
    public static Evaluation Failed(ExpressionFailure failure) => new(value: null, failure);
}
