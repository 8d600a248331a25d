using System.Globalization;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Secrets;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>Takes the reports of pipelines, and tells one that changes nothing why.</summary>
public sealed class PipelineCallbacks(ReleaseSignals signals, ReleaseQueries releases, IReportMask mask, IDocumentStore documents, ISigningKeys keys, TimeProvider clock)
{
    private const string LateReport = "RO3201";

    /// <summary>Reads the token of a callback address.</summary>
    public TokenRead<CallbackClaims> Read(string token) => SignedTokens.ReadCallback(token, keys.Ring, clock.GetUtcNow());

    /// <summary>The answer to a token that does not count.</summary>
    public static ApplicationError Refuse(TokenStatus status) => TokenErrors.For(status, "callback address");

    /// <summary>Hands a report to its activity.</summary>
    /// <returns>The answer of the activity; null when none came in time.</returns>
    public async Task<Result<SignalReply?>> ReportAsync(CallbackClaims claims, PipelineReport report, CancellationToken cancellationToken)
    {
        if (report.Invalid() is { } invalid)
        {
            return invalid;
        }

        var newest = await releases.RunAsync(claims.ReleaseId, run: null, cancellationToken);
        if (newest.Failed(out var unknown, out var release))
        {
            return unknown;
        }

        if ((await mask.MaskAsync(claims.EffectKey, report, cancellationToken)).Failed(out var error, out var masked))
        {
            return error;
        }

        var isFirst = await NoteAsync(claims, cancellationToken);
        var result = await signals.ReportAsync(release with { Run = claims.Run, Path = claims.Path }, Signal, new Origin("pipeline", []), cancellationToken);
        return result is { Error: null, Value: { Accepted: false, Code: LateReport } refusal }
            ? await ExplainAsync(claims, release.Run, refusal, isFirst, cancellationToken)
            : result;

        ReportPipeline Signal(string id) => new()
        {
            SignalId = id,
            Actor = "pipeline",
            Attempt = claims.Attempt,
            IdempotencyKey = claims.EffectKey,
            Status = masked.Status,
            Outputs = masked.Outputs,
            LogUrl = masked.LogUrl,
            Message = masked.Message,
        };
    }

    // Noted before the activity hears of it, so that a repetition is known as one whenever the first report was cut off.
    private async Task<bool> NoteAsync(CallbackClaims claims, CancellationToken cancellationToken)
    {
        var row = string.Create(CultureInfo.InvariantCulture, $"{Projections.Row(claims.Path)}~{claims.Attempt}");
        var key = new DocumentKey(RunPartitions.ReportsOf(claims.ReleaseId, claims.Run), row);
        return (await documents.WriteAsync([new(key, "{}"u8.ToArray(), DocumentWrite.MustNotExist)], cancellationToken)).Succeeded;
    }

    private async Task<Result<SignalReply?>> ExplainAsync(CallbackClaims claims, int newest, SignalReply refusal, bool isFirst, CancellationToken cancellationToken)
    {
        if (claims.Run < newest)
        {
            return new ApplicationError(ErrorCodes.FormerRun, 409, $"This report belongs to run {claims.Run} of the release, and run {newest} is the newest; it changes nothing and is recorded.");
        }

        var address = new MachineAddress(claims.ReleaseId, claims.Run, claims.Path);
        var view = await releases.ViewAsync(address, cancellationToken);
        if (view is not null && claims.Attempt < view.Attempt)
        {
            return new ApplicationError(ErrorCodes.FormerAttempt, 409, $"This report is about a former attempt ({claims.Attempt}; the newest is {view.Attempt}); it changes nothing and is recorded.");
        }

        return isFirst
            ? new ApplicationError(ErrorCodes.ReportedLate, 409, $"This report came late; it changes nothing and is recorded. {refusal.Message}")
            : new ApplicationError(ErrorCodes.ReportedTwice, 409, "This end was reported before; the repetition changes nothing and is recorded.");
    }
}
