"""Opens DOCX in LibreOffice, edits them as a person would, says what stands there, and saves them.

Reads jobs as JSON from standard input: [{"open": path, "edits": [...], "save": path or null}]; writes for each the
paragraphs of the body as [label, text], in JSON. The first argument is the folder of LibreOffice's own profile.
"""
import json
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

PROFILE = sys.argv[1]
PIPE = "engross%d" % (time.time_ns() % 10**9)


def value(name, content):
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def connect():
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(720):
        try:
            return resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % PIPE)
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not answer")


def paragraphs(document):
    found = []
    enumeration = document.Text.createEnumeration()
    while enumeration.hasMoreElements():
        element = enumeration.nextElement()
        if element.supportsService("com.sun.star.text.Paragraph"):
            found.append(element)
    return found


def words(own, has_notes):
    """Text without the marks of notes; each question goes over the bridge, so that none is asked in vain."""
    if not has_notes:
        return own.String
    found = ""
    portions = own.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.TextPortionType != "Footnote":
            found += portion.String
    return found


def paragraph(document, beginning):
    return next(own for own in paragraphs(document) if own.String.startswith(beginning))


def edit(document, job):
    kind, text = job["do"], document.Text
    own = paragraph(document, job["at"])
    cursor = text.createTextCursorByRange(own.Start)
    if kind == "retype":
        cursor.gotoEndOfParagraph(True)
        cursor.String = job["to"]
    elif kind == "replace":
        cursor.goRight(own.String.index(job["from"]), False)
        cursor.goRight(len(job["from"]), True)
        cursor.String = job["to"]
    elif kind == "split":
        cursor.goRight(own.String.index(job["before"]), False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    elif kind == "merge":
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.String = " "
    elif kind == "delete":
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.String = ""
    elif kind == "add":
        cursor.gotoEndOfParagraph(False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        text.insertString(cursor, job["to"], False)
    elif kind == "track":
        document.RecordChanges = True


def run(desktop, job):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(job["open"]), "_blank", 0, (value("Hidden", True),))
    try:
        for one in job.get("edits", []):
            edit(document, one)
        has_notes = document.Footnotes.Count > 0
        found = [[own.ListLabelString, words(own, has_notes)] for own in paragraphs(document)]
        if job.get("save"):
            url = uno.systemPathToFileUrl(job["save"])
            document.storeToURL(url, (value("FilterName", "MS Word 2007 XML"),))
        return found
    finally:
        document.close(True)


office = subprocess.Popen(
    [
        "soffice",
        "--headless",
        "--norestore",
        "-env:UserInstallation=file://" + PROFILE,
        "--accept=pipe,name=%s;urp;" % PIPE,
    ],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)
try:
    desktop = connect().ServiceManager.createInstance("com.sun.star.frame.Desktop")
    print(json.dumps([run(desktop, job) for job in json.load(sys.stdin)]))
    try:
        desktop.terminate()
    except Exception:  # the bridge goes down with the office
        pass
    try:
        office.wait(30)
    except subprocess.TimeoutExpired:
        pass
finally:
    if office.poll() is None:
        office.kill()
