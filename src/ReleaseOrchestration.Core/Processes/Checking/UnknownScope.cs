using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>A scope in which nothing is known yet: what has a value all the same has it whatever is read.</summary>
internal sealed class UnknownScope : IExpressionScope
{
    public static UnknownScope Instance { get; } = new();

    public Lookup Find(Reference reference) => Lookup.Found(DataValue.Unknown(reference.ToString()));
}
