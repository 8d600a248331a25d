using System.Collections.Immutable;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Checks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.Tests.Checks;

/// <summary>Checks on the real store. A new rig on the same workshop is the same server after a crash.</summary>
internal sealed class CheckRig : ISigningKeys, ICallerAddress
{
    private readonly CheckInbox _inbox;

    public CheckRig(Workshop shop, ScriptedChecks system, SigningKeyRing? ring = null, IRandomSource? random = null)
    {
        Ring = ring ?? new SigningKeyRing(new SigningKey("k1", new byte[32]));
        var (checks, seal, audit) = (new PendingChecks(shop.Runtime), new CheckSeal(this, shop.Random), new SystemAudit(shop.Runtime, this, shop.Clock));
        _inbox = new CheckInbox(shop.Store, system, checks, seal, shop.Queries, audit, shop.Clock);
        Watch = new CheckWatch(shop.Runtime, checks, new CheckAnswers(checks, seal, system, shop.Store, shop.Queries, audit, random ?? shop.Random, shop.Clock), shop.Clock);
    }

    public CheckWatch Watch { get; }

    public SigningKeyRing Ring { get; }

    public string Current => string.Empty;

    public async Task<Result<bool>> AskAsync(string release, string path, string plan = "plan-1") =>
        (await _inbox.TakeAsync(new WebhookRequest("ado", ImmutableDictionary<string, string>.Empty.Add("plan", plan), ReadOnlyMemory<byte>.Empty), release, path, default)).Answer;

    public Task<CheckWait> StepAsync() => Watch.StepAsync(default);
}
