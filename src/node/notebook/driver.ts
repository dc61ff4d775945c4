/**
 * Executes one notebook by the nbclient of the interpreter that runs it; handed to it as a text, so that the bundle
 * needs no file beside it. Works with Python 3.7 and nbclient 0.5, and newer ones.
 *
 * It is told a folder, in which `request.json` waits, and leaves there `kernel.json` (process of the kernel),
 * `progress.json` (index of the cell that is being executed) and `result.json`. Outputs are dropped as they come. It
 * ends its kernel and itself when it is asked to, and when its standard input ends: whoever started it is gone then.
 */
export const DRIVER = String.raw`
import json, os, signal, subprocess, sys, threading

scratch = sys.argv[1]
state = {"pid": None, "starting": False, "ending": False}


def tell(name, value):
    path = os.path.join(scratch, name + ".json")
    with open(path + ".part", "w", encoding="utf-8") as file:
        json.dump(value, file)
    os.replace(path + ".part", path)


def end_kernel():
    pid = state["pid"]
    if pid is None:
        return
    try:
        # The kernel heads a session of its own; what it started is in it.
        os.killpg(pid, signal.SIGKILL)
    except AttributeError:
        subprocess.call(["taskkill", "/pid", str(pid), "/T", "/F"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        pass


def end(*_):
    state["ending"] = True
    # A kernel that is just being started is ended as soon as its process is known.
    if not state["starting"]:
        end_kernel()
        os._exit(1)


def end_with_input():
    sys.stdin.buffer.read()
    end()


def started(manager):
    provisioner = getattr(manager, "provisioner", None)
    process = getattr(manager, "kernel", None)
    state["pid"] = getattr(provisioner, "pid", None) or getattr(process, "pid", None)
    state["starting"] = False
    tell("kernel", {"pid": state["pid"]})
    if state["ending"]:
        end()


def run(request):
    try:
        import nbformat
        from jupyter_client.kernelspec import NoSuchKernel
        from nbclient import NotebookClient
        from nbclient.exceptions import CellExecutionError, DeadKernelError
    except ImportError as error:
        return {"kind": "no-module", "name": str(error.name or error)}

    class Client(NotebookClient):
        error = None

        def output(self, outs, msg, display_id, cell_index):
            # Nobody looks at outputs, and an endless loop prints without end.
            if msg["msg_type"] == "error":
                self.error = msg["content"]

    try:
        notebook = nbformat.read(request["path"], as_version=4)
    except Exception as error:
        return {"kind": "unreadable", "words": str(error)[:1000]}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
    kernel = request["kernel"] or notebook.metadata.get("kernelspec", {}).get("name") or "python3"
    resources = {"metadata": {"path": request["folder"]}}
    client = Client(notebook, timeout=None, kernel_name=kernel, resources=resources)
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        client.km = client.create_kernel_manager()
        state["starting"] = True
        try:
            client.start_new_kernel(**silent)
        finally:
            started(client.km)
        client.start_new_kernel_client()
    except NoSuchKernel:
        return {"kind": "no-kernel", "name": kernel}
    except Exception as error:
        return {"kind": "no-start", "name": kernel, "words": str(error)[:1000]}
    executed = 0
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        tags = cell.metadata.get("tags", [])
        if "skip-execution" in tags:
            continue
        tell("progress", {"cell": index})
        executed += 1
        client.error = None
        try:
            client.execute_cell(cell, index)
        except CellExecutionError as error:
            content = client.error or {}
            return {
                "kind": "raised",
                "cell": index,
                "name": str(content.get("ename") or getattr(error, "ename", "Error"))[:1000],
                "value": str(content.get("evalue") or getattr(error, "evalue", ""))[:10000],
                "traceback": "\n".join(content.get("traceback") or [])[:80000],
            }
        except (DeadKernelError, RuntimeError):
            return {"kind": "kernel-died", "cell": index}
    return {"kind": "completed", "cells": executed}


signal.signal(signal.SIGTERM, end)
threading.Thread(target=end_with_input, daemon=True).start()
with open(os.path.join(scratch, "request.json"), encoding="utf-8") as file:
    request = json.load(file)
try:
    result = run(request)
except Exception as error:
    result = {"kind": "failed", "words": type(error).__name__ + ": " + str(error)[:1000]}
tell("result", result)
end_kernel()
os._exit(0)
`;
