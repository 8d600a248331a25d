using System.Text.Json;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>What must be known of a pipeline to ask for it and to stop it later.</summary>
internal sealed record HttpHandle
{
    /// <summary>What the other side calls it.</summary>
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>Where to ask, if the answer said so.</summary>
    public string Poll { get => field ?? string.Empty; init; }

    /// <summary>Where to stop it, if the answer said so.</summary>
    public string Cancel { get => field ?? string.Empty; init; }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static HttpHandle Parse(string text) => text.StartsWith('{')
        ? JsonSerializer.Deserialize(text, HttpJsonContext.Default.HttpHandle) ?? new HttpHandle()
        : new HttpHandle { Id = text };

    /// <summary>The bare name where there is nothing else to keep.</summary>
    public override string ToString() => Poll.Length == 0 && Cancel.Length == 0 && !Id.StartsWith('{')
        ? Id
        : JsonSerializer.Serialize(this, HttpJsonContext.Default.HttpHandle);
}
