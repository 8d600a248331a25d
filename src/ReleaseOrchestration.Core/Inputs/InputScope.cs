namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Whose input it is.</summary>
public enum InputScope
{
    /// <summary>The process's.</summary>
    Global,

    /// <summary>A phase's.</summary>
    Phase,

    /// <summary>An activity's or a gate's.</summary>
    Activity,
}
