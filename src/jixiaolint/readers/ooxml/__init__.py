"""What Word and Excel files share: the package of parts, and safe XML."""
