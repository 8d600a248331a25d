using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Server.Hosting;

/// <summary>Why the server could not start, in one line.</summary>
internal static class StartupFailure
{
    /// <summary>The line; null for a failure that nobody foresaw.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        StartupException known => Line(known.Code, known.Message),
        OptionsValidationException options => Line(ErrorCodes.InvalidOption, $"A setting is not valid: {string.Join(" ", options.Failures)}"),
        IOException { InnerException: AddressInUseException } inUse => Line(ErrorCodes.AddressInUse, $"{inUse.Message} Stop the other program, or choose another address with --urls."),
        InvalidOperationException setting when setting.GetBaseException() is FormatException => Line(ErrorCodes.InvalidOption, setting.Message),
        FormatException format => Line(ErrorCodes.InvalidOption, format.Message),
        _ => null,
    };

    private static string Line(string code, string message) => $"error {code}: {message.ReplaceLineEndings(" ")}";
}
