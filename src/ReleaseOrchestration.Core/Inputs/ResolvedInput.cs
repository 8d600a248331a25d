using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>The value of an input, and where it comes from.</summary>
/// <param name="Value">The value, converted to the declared type.</param>
/// <param name="Origin">The kind of source.</param>
/// <param name="From">The source in words, such as <c>input set 'weekly'</c>.</param>
public sealed record ResolvedInput(DataValue Value, InputOrigin Origin, string From);
