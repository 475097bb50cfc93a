// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The open sessions of somebody, to end one or all. */
ColumnLayout {
    id: root

    required property SessionListModel sessions

    spacing: 0

    Connections {
        target: root.sessions

        function onEnded(count: int): void {
            Notices.success(qsTr("%Ln session(s) ended", "", count));
        }
        function onEndFailed(error: apiError): void {
            Notices.failure(error);
        }
    }
    Skeleton {
        Layout.fillWidth: true
        active: root.sessions.loading && !root.sessions.loaded
        lines: 3
    }
    Repeater {
        model: root.sessions

        SessionRow {
            id: line

            Layout.fillWidth: true
            onEndRequested: root.sessions.end(line.sessionId)
        }
    }
    UiText {
        Layout.fillWidth: true
        visible: root.sessions.loaded && root.sessions.count === 0
        text: qsTr("No open session: nobody is signed in.")
        color: Theme.faint
        wrapMode: Text.WordWrap
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.sessions.error.isSet
        title: root.sessions.error.title
        message: root.sessions.error.message
    }
    UiButton {
        objectName: "endAllSessions"
        writes: true
        Layout.topMargin: Theme.space3
        visible: root.sessions.loaded && root.sessions.count > 0
        enabled: reason === "" && (root.sessions.count > 1 || !root.sessions.own)
        iconName: "log-out"
        text: root.sessions.own ? qsTr("End all others") : qsTr("End all")
        onClicked: root.sessions.endOthers()
    }
}
