namespace ReleaseOrchestration.Core.Processes;

/// <summary>The type of a field on a manual activity.</summary>
public enum FieldType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>The reference of an uploaded file.</summary>
    File,
}
