using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Reports;

namespace ReleaseOrchestration.Application.Reports;

/// <summary>Makes reports of the figures that are kept.</summary>
public sealed class ReportQueries(FiguresStore store, FiguresProjector projector, TimeProvider clock)
{
    /// <summary>The longest time that one report is about.</summary>
    public const int MostDays = 1100;

    /// <summary>Makes a report.</summary>
    /// <param name="name">One of <see cref="ReleaseReports.Names"/>.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="isVisible">Which releases the caller may see; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<ReportTable>> MakeAsync(
        string name, ReportRequest request, Func<string, CancellationToken, Task<bool>>? isVisible, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!ReleaseReports.Names.Contains(name, StringComparer.Ordinal))
        {
            return new ApplicationError(ErrorCodes.UnknownReport, 404, $"There is no report '{name}'. There are: {string.Join(", ", ReleaseReports.Names)}.");
        }

        if (request.From >= request.To || request.To - request.From > TimeSpan.FromDays(MostDays))
        {
            return new ApplicationError(ErrorCodes.InvalidParameter, 400, $"'to' must come after 'from', at most {MostDays} days; they are {request.From:yyyy-MM-dd'T'HH:mm:ss'Z'} and {request.To:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
        }

        await projector.CatchUpAsync(cancellationToken);

        // What failed in this time may have been mended after it, and a run ends after what it deployed. A clock that was set back must not hide what has just ended.
        var figures = await store.ReadAsync(request.From, clock.GetUtcNow().AddDays(1), cancellationToken);
        if (isVisible is not null)
        {
            var visible = new List<ReleaseFigures>();
            foreach (var figure in figures)
            {
                if (await isVisible(figure.Id, cancellationToken))
                {
                    visible.Add(figure);
                }
            }

            figures = [.. visible];
        }

        return ReleaseReports.Make(name, figures, request)!;
    }
}
