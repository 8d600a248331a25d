using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>A value that one source gives to an input.</summary>
/// <param name="Origin">The kind of source.</param>
/// <param name="From">The source in words, such as <c>input set 'weekly', revision 3</c>.</param>
/// <param name="Path">Where the value stands in its source.</param>
/// <param name="Value">The value; a secret as its reference.</param>
public sealed record InputClaim(InputOrigin Origin, string From, string Path, DataValue Value)
{
    /// <summary>Of a mapping: the expression as it is written; null when it is a constant.</summary>
    public string? Expression { get; init; }
}
