def guard(get_response):
    return get_response
