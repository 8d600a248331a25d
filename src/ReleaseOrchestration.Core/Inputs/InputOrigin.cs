namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Where the value of an input comes from, the strongest first.</summary>
public enum InputOrigin
{
    /// <summary>Given for this execution alone.</summary>
    Override,

    /// <summary>The input set.</summary>
    InputSet,

    /// <summary>The default that the process declares.</summary>
    Default,

    /// <summary>What the process gives to an activity.</summary>
    Mapping,

    /// <summary>Changed when an activity was tried again; stronger than all others.</summary>
    Retry,
}
