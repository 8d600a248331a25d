namespace ReleaseOrchestration.Core.Values;

/// <summary>The kinds of value that inputs, variables, outputs and expressions have.</summary>
public enum DataKind
{
    /// <summary>No value; YAML's and JSON's <c>null</c>.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A decimal number of up to 28 digits, so that 0.1 + 0.2 is 0.3 on every machine.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An ordered list.</summary>
    List,

    /// <summary>A map from text to value, ordered by key (ordinal).</summary>
    Map,

    /// <summary>A reference to a secret (<c>env://NAME</c>); never the secret itself.</summary>
    Secret,

    /// <summary>A value that only the future tells. Plans alone make such values; nothing reads one from a document, a request or a store.</summary>
    Unknown,
}
