namespace ReleaseOrchestration.Core.Processes;

/// <summary>The type of an input.</summary>
public enum InputType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Object,

    /// <summary>A reference to a secret.</summary>
    Secret,

    /// <summary>The id of something that another system knows (service, environment, infrastructure, connector).</summary>
    Entity,
}
