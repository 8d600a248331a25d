using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Refusals about deliveries.</summary>
public static class DeliveryErrors
{
    /// <summary>There is no such delivery.</summary>
    public static ApplicationError Unknown(string id) => new(ErrorCodes.UnknownDelivery, 404, $"There is no delivery '{id}'. GET /api/deliveries lists those that are kept.");
}
