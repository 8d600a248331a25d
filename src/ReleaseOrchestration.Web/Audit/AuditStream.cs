using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>An audit trail as server-sent events; ends when the release has ended and everything was sent, or when the host lets no request last longer.</summary>
internal sealed class AuditStream(AuditQueries audit, MachineAddress release, long after, EventStreamOptions options, TimeProvider clock) : IResult
{
    private const int PageSize = 200;

    // Often enough that no proxy on the way takes the line for dead.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private long _after = after;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await FollowAsync(response, httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The reader went away; it comes back with the sequence that it saw last.
        }
    }

    private async Task FollowAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow() + options.Longest;
        while (!(clock.GetUtcNow() >= end))
        {
            // Asked before reading: what is read after the end is all there will ever be.
            var ended = await audit.HasEndedAsync(release, cancellationToken);
            if (await SendAsync(response, cancellationToken) > 0)
            {
                continue;
            }

            if (ended)
            {
                await response.WriteAsync("event: end\ndata: {}\n\n", cancellationToken);
                return;
            }

            await WaitAsync(response, end, cancellationToken);
        }
    }

    private async Task<int> SendAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        var lines = await audit.ReadAsync(release, _after, PageSize, cancellationToken);
        foreach (var line in lines)
        {
            await response.WriteAsync(Format(line, release.Run), cancellationToken);
            _after = line.Sequence;
        }

        await response.Body.FlushAsync(cancellationToken);
        return lines.Length;
    }

    private async Task WaitAsync(HttpResponse response, DateTimeOffset? end, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = end - clock.GetUtcNow() ?? Heartbeat;
        using var timer = clock.CreateTimer(_ => patience.Cancel(), state: null, left < Heartbeat ? Max(left, TimeSpan.Zero) : Heartbeat, Timeout.InfiniteTimeSpan);
        try
        {
            await audit.WaitAsync(release, _after, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await response.WriteAsync(": still here\n\n", cancellationToken);
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static string Format(AuditLine line, int run)
    {
        var entry = Encoding.UTF8.GetString(line.Body.Span);
        return string.Create(CultureInfo.InvariantCulture, $"id: {AuditEventId.Write(run, line.Sequence)}\ndata: {{\"sequence\":{line.Sequence},\"hash\":\"{line.Hash}\",\"entry\":{entry}}}\n\n");
    }
}
