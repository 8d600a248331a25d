using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>What is to be started.</summary>
/// <param name="Pipeline">As the activity names it.</param>
/// <param name="Ref">Empty for the default.</param>
/// <param name="Inputs">With secrets in place of their references.</param>
/// <param name="SecretInputs">Which inputs hold secrets.</param>
/// <param name="Correlation">What the run is found again by.</param>
internal sealed record RunOrder(string Pipeline, string Ref, ImmutableSortedDictionary<string, DataValue> Inputs, ImmutableHashSet<string> SecretInputs, string Correlation)
{
    /// <summary>The inputs as texts, with the correlation where a name for it is given.</summary>
    public ImmutableSortedDictionary<string, string> Texts(string correlationInput)
    {
        var texts = Inputs.ToImmutableSortedDictionary(input => input.Key, input => Text(input.Value), StringComparer.Ordinal);
        return correlationInput.Length == 0 ? texts : texts.SetItem(correlationInput, Correlation);
    }

    private static string Text(DataValue value) => value.Kind switch
    {
        DataKind.Null => string.Empty,
        DataKind.List or DataKind.Map => value.ToJson(),
        _ => value.ToString(),
    };
}
