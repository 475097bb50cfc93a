// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Deletes a role of things, or switches a type off, after asking. */
UiDialog {
    id: root

    /** `role` or `type`. */
    property string kind: "role"
    property string code: ""
    property string name: ""
    readonly property bool ofRole: kind === "role"
    signal done

    function ask(what: string, of: string, called: string): void {
        kind = what;
        code = of;
        name = called;
        editor.clearError();
        open();
    }

    objectName: "resourceEndDialog"
    iconName: ofRole ? "trash-2" : "circle-x"
    tone: "danger"
    title: ofRole ? qsTr("Delete the role %1?").arg(name) : qsTr("Switch the type %1 off?").arg(name)
    subtitle: ofRole ? qsTr("What was given by it ends with the next request, in all accounts.") : qsTr("From the next request on it gives nothing to anybody, in all accounts. What was given is kept, and counts again once it is on.")

    ResourceEditor {
        id: editor

        onRemoved: root.finish()
        onSaved: root.finish()
    }
    function finish(): void {
        close();
        done();
    }
    InlineNotice {
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "resourceEndConfirm"
            kind: "danger"
            text: root.ofRole ? qsTr("Delete") : qsTr("Switch off")
            busy: editor.busy
            onClicked: root.ofRole ? editor.removeRole(root.code) : editor.setTypeActive(root.code, false)
        }
    ]
}
