using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Breaking a freeze for one release.</summary>
internal static class BreakGlassEndpoint
{
    public static Task<IResult> SendAsync(string id, HttpContext context, ReleaseSignals signals) =>
        SignalRequest.SendAsync(context, signals, ApiJsonContext.Readable.BreakGlassDto, id, string.Empty, "break-glass", Make);

    private static Result<Signal> Make(BreakGlassDto dto, Origin origin, string signalId)
    {
        if (string.IsNullOrEmpty(dto.Freeze))
        {
            return Invalid("'freeze' is required: the id of the freeze to break.");
        }

        if (dto is { ExpiresIn: not null, ExpiresAt: not null })
        {
            return Invalid("Give 'expiresIn' or 'expiresAt', not both.");
        }

        var length = TimeSpan.Zero;
        if (dto.ExpiresIn is { } text && !Durations.TryParse(text, out length))
        {
            return Invalid($"'expiresIn' is no duration: '{text}'; write it as '2h' or '1d 12h'.");
        }

        return new BreakGlass
        {
            SignalId = signalId,
            Actor = origin.Actor,
            Groups = origin.Groups,
            Reason = dto.Reason ?? string.Empty,
            Freeze = dto.Freeze,
            ExpiresAt = dto.ExpiresAt,
            ExpiresIn = dto.ExpiresIn is null ? null : length,
        };
    }

    private static ApplicationError Invalid(string message) => new(ErrorCodes.InvalidValue, 422, message);
}
