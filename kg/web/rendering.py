"""stub"""

from starlette.responses import Response


def error_page(request, code, detail, headers):
    return Response(detail, code, headers)
