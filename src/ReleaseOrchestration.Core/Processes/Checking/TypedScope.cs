using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Expressions.Typing;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Whose inputs and variables someone reads.</summary>
internal sealed record TypedScope(PhaseDefinition? Phase, ActivityDefinition? Activity, bool HasActivityInputs)
{
    public static TypedScope Process { get; } = new(Phase: null, Activity: null, HasActivityInputs: false);

    public static TypedScope Of(ReadScope scope) => new(scope.Phase, scope.Activity, scope.HasActivityInputs);

    public ITypeScope Within(ProcessTypes types) => new Bound(types, this);

    private sealed class Bound(ProcessTypes types, TypedScope scope) : ITypeScope
    {
        public StaticType Find(Reference reference) => types.Find(reference, scope);
    }
}
