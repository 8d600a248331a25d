using ReleaseOrchestration.Core.Expressions;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Which declared inputs and variables are read: a name belongs to the narrowest scope that declares it.</summary>
internal sealed class Usage
{
    private readonly HashSet<(string Owner, string Name)> _inputs = [];
    private readonly HashSet<(string Owner, string Name)> _variables = [];

    public void Note(Reference reference, ReadScope scope)
    {
        switch (reference.Kind)
        {
            case ReferenceKind.Input:
                _inputs.Add((InputOwner(reference.Name, scope), reference.Name));
                break;
            case ReferenceKind.GlobalInput:
                _inputs.Add((string.Empty, reference.Name));
                break;
            case ReferenceKind.PhaseInput:
                _inputs.Add((scope.Phase?.Id ?? string.Empty, reference.Name));
                break;
            case ReferenceKind.ActivityInput:
                _inputs.Add((scope.Name, reference.Name));
                break;
            case ReferenceKind.Variable:
                _variables.Add((VariableOwner(reference.Name, scope), reference.Name));
                break;
        }
    }

    /// <summary>Whether an input is read.</summary>
    /// <param name="owner">Empty for the process, the id of a phase, or the path of an activity.</param>
    /// <param name="name">Its name.</param>
    public bool ReadsInput(string owner, string name) => _inputs.Contains((owner, name));

    /// <summary>Whether a variable is read.</summary>
    /// <param name="owner">Empty for the process, the id of a phase, or the path of an activity.</param>
    /// <param name="name">Its name.</param>
    public bool ReadsVariable(string owner, string name) => _variables.Contains((owner, name));

    private static string InputOwner(string name, ReadScope scope)
    {
        if (scope.HasActivityInputs && scope.Activity is { } activity && (activity.Inputs.ContainsKey(name) || activity.DeclaredInputs.ContainsKey(name)))
        {
            return scope.Name;
        }

        return scope.Phase is { } phase && phase.Inputs.ContainsKey(name) ? phase.Id : string.Empty;
    }

    private static string VariableOwner(string name, ReadScope scope)
    {
        if (scope.Activity?.Variables.ContainsKey(name) == true)
        {
            return scope.Name;
        }

        return scope.Phase is { } phase && phase.Variables.ContainsKey(name) ? phase.Id : string.Empty;
    }
}
