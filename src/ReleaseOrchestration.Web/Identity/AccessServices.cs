using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Web.Identity.ApiKeys;
using ReleaseOrchestration.Web.Identity.EasyAuth;
using ReleaseOrchestration.Web.Identity.Tokens;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Adds what knows callers and decides what they may do.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section, AccessOptions.Strict).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessValidation>();
        services.AddAuthentication(CallerHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, CallerHandler>(CallerHandler.SchemeName, configureOptions: null);
        services.AddSingleton<CallerFactory>();
        services.AddSingleton<Application.Access.ApiKeys>();
        services.AddSingleton<ReleaseTargets>();
        services.AddSingleton<ReleaseAccess>();
        services.AddHostedService<AccessNotice>();

        // Asked in this order.
        services.AddSingleton<ICallerReader, OpenCallers>();
        services.AddSingleton<ICallerReader, ApiKeyCallers>();
        services.AddSingleton<ICallerReader, TokenCallers>();
        services.AddSingleton<ICallerReader, EasyAuthCallers>();
        return services;
    }
}
