using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ReleaseOrchestration.Embedded.Hosting;

/// <summary>Checks options of a runtime that is opened without a host, as a host would.</summary>
internal static class EmbeddedOptionsValidation
{
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public static void Require(EmbeddedOptions options)
    {
        var failures = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), failures, validateAllProperties: true))
        {
            throw new OptionsValidationException(nameof(EmbeddedOptions), typeof(EmbeddedOptions), failures.Select(f => f.ErrorMessage ?? "It is not valid."));
        }
    }
}
