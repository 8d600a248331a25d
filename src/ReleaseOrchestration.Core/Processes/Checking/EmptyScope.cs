using ReleaseOrchestration.Core.Expressions;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>A scope for expressions that read nothing.</summary>
internal sealed class EmptyScope : IExpressionScope
{
    public static EmptyScope Instance { get; } = new();

    public Lookup Find(Reference reference) => Lookup.Missing("Nothing can be read here.");
}
