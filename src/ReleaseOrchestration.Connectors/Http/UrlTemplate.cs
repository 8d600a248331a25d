using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>The address of a connector.</summary>
/// <param name="Text">As it stands in the settings.</param>
internal sealed record UrlTemplate(string Text)
{
    /// <summary>Fills the places of the address.</summary>
    public Result<Uri> Fill(string connectorId, params ReadOnlySpan<(string Name, string Value)> values) =>
        new AddressTemplate(Text).Fill(out var address, values) is { } problem ? ConnectorErrors.WrongUrl(connectorId, problem) : address!;
}
