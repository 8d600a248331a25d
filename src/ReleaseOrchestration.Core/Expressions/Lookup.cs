using System.Diagnostics.CodeAnalysis;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>What a scope answers for a reference: a value, or why there is none.</summary>
public readonly record struct Lookup
{
    private Lookup(DataValue? value, string? origin)
    {
        Value = value;
        Origin = origin;
    }

    /// <summary>The value; null when it is missing.</summary>
    public DataValue? Value { get; }

    /// <summary>Where the value comes from, or why it is missing; read in messages.</summary>
    public string? Origin { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsFound => Value is not null;

    /// <summary>A value and, for messages, where it comes from (<c>input set 'nightly', revision 3</c>).</summary>
    public static Lookup Found(DataValue value, string origin = "") => new(value, origin);

    /// <summary>No value, and why (<c>build.build_a was skipped</c>).</summary>
    public static Lookup Missing(string reason) => new(value: null, reason);
}
