// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Disabling shuts a user out at once: says what ends. */
UiDialog {
    id: root

    required property UserEditor user

    objectName: "disableDialog"
    iconName: "circle-x"
    tone: "danger"
    title: qsTr("Disable %1?").arg(user.email)
    subtitle: sessions.loaded ? qsTr("%Ln open session(s) can do nothing any more, and nobody signs in as this user until enabled again. Nothing is deleted.", "", sessions.count) : qsTr("Counting the open sessions…")
    onAboutToShow: {
        user.clearError();
        sessions.reload();
    }

    SessionListModel {
        id: sessions

        active: root.visible
        userId: root.user.userId
    }
    Connections {
        target: root.user

        function onSaved(): void {
            root.close();
        }
    }
    InlineNotice {
        width: parent.width
        visible: root.user.error.isSet
        title: root.user.error.title
        message: root.user.error.message
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "disableConfirm"
            kind: "danger"
            text: qsTr("Disable")
            busy: root.user.busy
            onClicked: root.user.setEnabled(false)
        }
    ]
}
