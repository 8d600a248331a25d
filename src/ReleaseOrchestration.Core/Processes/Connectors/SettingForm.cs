namespace ReleaseOrchestration.Core.Processes;

/// <summary>What a setting of a connector is written as.</summary>
public enum SettingForm
{
    /// <summary>A text, a number or a boolean.</summary>
    Text,

    /// <summary>An absolute http or https address, perhaps with places to fill.</summary>
    Address,

    /// <summary>A length of time: seconds, or such as <c>10m</c>.</summary>
    Duration,

    /// <summary>A list of texts.</summary>
    List,

    /// <summary>Names and texts.</summary>
    Map,

    /// <summary>Yes, no, or hosts.</summary>
    Hosts,

    /// <summary>A reference to a secret, and nothing else.</summary>
    Secret,

    /// <summary>A reference to a secret, or a list of two while one takes the place of the other.</summary>
    Secrets,
}
