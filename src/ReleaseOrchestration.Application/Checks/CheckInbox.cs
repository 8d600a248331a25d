using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Checks;

/// <summary>Takes requests of pipelines that want to wait for a node of a release.</summary>
public sealed class CheckInbox(
    IConnectorDefinitions connectors, ICheckSystem system, PendingChecks checks, CheckSeal seal, ReleaseQueries releases, SystemAudit audit, TimeProvider clock)
{
    /// <summary>How long a check waits: no pipeline is waited for longer, and a key that retires is kept as long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private static readonly ApplicationError NotGenuine = new(ErrorCodes.ForgedWebhook, 401, "This webhook does not count here. If it should, look into the log of the server.");

    /// <summary>Takes one request.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="release">The release that it asks for.</param>
    /// <param name="path">The node; empty for the release itself.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it is new, and why it does not count where it does not; the same refusal for everything that is not genuine.</returns>
    public async Task<(Result<bool> Answer, string Doubt)> TakeAsync(WebhookRequest request, string release, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var connector = Identifier.IsValid(request.Connector) ? await connectors.FindConnectorAsync(request.Connector, cancellationToken) : null;
        var reading = connector is null ? new CheckReading { Doubt = "there is no such connector" } : await system.ReadAsync(connector, request, cancellationToken);
        if (reading.Doubt.Length > 0)
        {
            return (NotGenuine, reading.Doubt);
        }

        if (reading.Address is not { } address)
        {
            return (new ApplicationError(ErrorCodes.UnreadableWebhook, 422, $"The request for a check is genuine, and {reading.Problem}."), reading.Problem);
        }

        if (release.Length == 0)
        {
            return (new ApplicationError(ErrorCodes.UnreadableWebhook, 422, "The request for a check names no release; add `?release=` to its address."), "it names no release");
        }

        var node = await releases.NodeAsync(release, path, run: null, cancellationToken);
        return node.Failed(out var error, out _)
            ? (error, error.Message)
            : (await KeepAsync(Check(request.Connector, address, release, path, reading.Token), cancellationToken), string.Empty);
    }

    private async Task<bool> KeepAsync(PendingCheck check, CancellationToken cancellationToken)
    {
        var isNew = await checks.AddAsync(check, cancellationToken);
        if (isNew)
        {
            await audit.RecordAsync(
                audit.Make("check.asked", PathOf(check), $"webhook:{check.Connector}", string.Empty, [("plan", DataValue.Of(check.Address.Plan)), ("job", DataValue.Of(check.Address.Job))]), cancellationToken);
        }

        return isNew;
    }

    internal static string PathOf(PendingCheck check) => check.Path.Length == 0 ? $"releases/{check.Release}" : $"releases/{check.Release}/nodes/{check.Path}";

    private PendingCheck Check(string connector, CheckAddress address, string release, string path, string token)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{connector}\n{address.Plan}\n{address.Job}\n{address.Task}\n{release}\n{path}")));
        return new PendingCheck
        {
            Id = id,
            Connector = connector,
            Release = release,
            Path = path,
            Address = address,
            SealedToken = seal.Seal(id, token),
            Expires = clock.GetUtcNow() + Life,
        };
    }
}
